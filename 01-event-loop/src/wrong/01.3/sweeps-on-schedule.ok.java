// Alternative: counts the live timers instead, and sweeps when one is scheduled or cancelled.
package asyncio.loop;

final class TimerQueue {

  private int live;

  TimerHandle schedule(long when, Runnable callback) {
    sweep();
    TimerHandle handle = new TimerHandle(when, scheduled++, callback, this);
    heap.add(handle);
    live++;
    return handle;
  }

  void cancelled() {
    live--;
    sweep();
  }

  private void sweep() {
    if (heap.size() > 64 && live < heap.size() / 4) {
      heap.removeIf(TimerHandle::isCancelled);
    }
  }

  void clear() {
    heap.forEach(TimerHandle::leaveQueue);
    heap.clear();
    live = 0;
  }

  private void dropCancelledHeads() {
    while (!heap.isEmpty() && heap.element().isCancelled()) {
      heap.remove().leaveQueue();
    }
  }

  private TimerHandle takeHead() {
    TimerHandle head = heap.remove();
    head.leaveQueue();
    live--;
    return head;
  }
}
