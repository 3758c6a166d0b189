// Misconception: to remove a timer from a heap is cheap.
// Fails: manyTimersThatWereCancelledAreNotKeptAndTheOthersStillRun
package asyncio.loop;

final class TimerQueue {

  void cancelled() {
    heap.removeIf(TimerHandle::isCancelled);
  }

  private void dropCancelledHeads() {}
}
