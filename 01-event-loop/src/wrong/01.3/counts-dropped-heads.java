// Misconception: the count is of cancellations, not of cancelled timers that are kept.
// Fails: cancelledTimersThatAreGoneDoNotCount
package asyncio.loop;

final class TimerQueue {

  private void dropCancelledHeads() {
    while (!heap.isEmpty() && heap.element().isCancelled()) {
      takeHead();
    }
  }
}
