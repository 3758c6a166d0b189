// Misconception: zero is a good answer for "no timer".
// Fails: aLoopWhoseTimersAreAllCancelledHasNoTimeToWaitFor
package asyncio.loop;

final class TimerQueue {

  long nextDeadline() {
    dropCancelledHeads();
    return heap.isEmpty() ? 0 : heap.element().when();
  }
}
