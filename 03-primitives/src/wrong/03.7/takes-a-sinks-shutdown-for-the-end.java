// Misconception: only stages can have queues of their own.
// Fails: aSinkAndASourceWithAQueueOfTheirOwn
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Pipeline<I, O> {

  @SuppressWarnings("unchecked")
  private static <T> Coroutine<Void> drain(Queue<Object> from, Sink<T> sink) {
    return async(
        () -> {
          try {
            while (true) {
              sink.accept((T) await(from.get()));
            }
          } catch (QueueShutDown ended) {
            // Everything is through.
          }
        });
  }
}
