// Misconception: QueueShutDown means the end, wherever it comes from.
// Fails: aStageWithAQueueOfItsOwn
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Pipeline<I, O> {

  private static Coroutine<Void> work(
      Stage<Object, Object> stage, Queue<Object> from, Queue<Object> to) {
    return async(
        () -> {
          try {
            while (true) {
              await(to.put(stage.body().apply(await(from.get()))));
            }
          } catch (QueueShutDown ended) {
            // The one before is done.
          }
        });
  }
}
