// Misconception: whatever leaves the heap is one less to count.
// Fails: timersThatHaveRunDoNotPutOffTheSweep
package asyncio.loop;

final class TimerQueue {

  private void dropCancelledHeads() {
    while (!heap.isEmpty() && heap.element().isCancelled()) {
      takeHead();
    }
  }

  private TimerHandle takeHead() {
    TimerHandle head = heap.remove();
    head.leaveQueue();
    cancelled--;
    return head;
  }
}
