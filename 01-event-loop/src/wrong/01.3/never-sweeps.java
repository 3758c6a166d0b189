// Misconception: cancelled timers go when they come to the head, and until then they cost nothing.
// Fails: manyTimersThatWereCancelledAreNotKeptAndTheOthersStillRun,
//   timersThatHaveRunDoNotPutOffTheSweep
package asyncio.loop;

final class TimerQueue {

  void cancelled() {
    cancelled++;
  }
}
