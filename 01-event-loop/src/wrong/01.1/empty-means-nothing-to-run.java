// Misconception: a queue with nothing but cancelled handles is empty.
// Fails: aQueueIsEmptyOnceEveryHandleHasHadItsTurnCancelledOnesToo
package asyncio.loop;

final class ReadyQueue {

  boolean isEmpty() {
    return handles.stream().allMatch(Handle::isCancelled);
  }
}
