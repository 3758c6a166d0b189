// Misconception: a queue that is shut down behind the source means that nobody wants more.
// Fails: aSinkAndASourceWithAQueueOfTheirOwn
package asyncio.sync;

import asyncio.task.Coroutine;
import java.util.Iterator;

public final class Pipeline<I, O> {

  private Coroutine<Void> feed(Iterator<? extends I> source, Queue<Object> to) {
    return async(
        () -> {
          try {
            while (!stopping && source.hasNext()) {
              await(to.put(source.next()));
            }
          } catch (QueueShutDown nobodyWantsMore) {
            // That is an end, too.
          }
          to.shutdown();
        });
  }
}
