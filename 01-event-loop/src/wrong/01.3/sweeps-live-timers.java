// Misconception: a sweep may start from an empty queue.
// Fails: manyTimersThatWereCancelledAreNotKeptAndTheOthersStillRun,
//   aSweepTakesOutEveryCancelledTimerAndNoneThatIsLive
package asyncio.loop;

final class TimerQueue {

  void cancelled() {
    cancelled++;
    if (cancelled > FEWEST_TO_SWEEP && cancelled > heap.size() / 2) {
      clear();
    }
  }
}
