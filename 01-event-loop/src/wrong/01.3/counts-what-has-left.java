// Misconception: a timer's queue need not know that the timer has left.
// Fails: aTimerThatIsCancelledOnceItHasLeftTheQueueDoesNotCount
package asyncio.loop;

final class TimerQueue {

  void clear() {
    heap.clear();
    cancelled = 0;
  }

  private TimerHandle takeHead() {
    return heap.remove();
  }
}
