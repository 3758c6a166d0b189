// Misconception: a cancelled timer need only be skipped when its time comes.
// Fails: aCancelledTimerDoesNotKeepTheLoopWaitingNorWakeIt,
//   aLoopWhoseTimersAreAllCancelledHasNoTimeToWaitFor
package asyncio.loop;

final class TimerQueue {

  long nextDeadline() {
    return heap.isEmpty() ? NEVER : heap.element().when();
  }

  void moveDueTo(ReadyQueue ready, long now) {
    while (!heap.isEmpty() && heap.element().when() <= now) {
      TimerHandle head = takeHead();
      if (head.isCancelled()) {
        cancelled--;
      } else {
        ready.add(head);
      }
    }
  }
}
