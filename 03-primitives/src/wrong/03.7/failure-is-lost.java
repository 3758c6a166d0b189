// Misconception: one bad item must not stop the others.
// Fails: aFailureInAStage, aFailureInTheSource, aStageWithAQueueOfItsOwn,
//   aSinkAndASourceWithAQueueOfTheirOwn
package asyncio.sync;

import asyncio.task.Coroutine;
import java.util.Iterator;

public final class Pipeline<I, O> {

  private static Coroutine<Void> work(
      Stage<Object, Object> stage, Queue<Object> from, Queue<Object> to) {
    return async(
        () -> {
          for (var item = next(from); item.isPresent(); item = next(from)) {
            try {
              await(to.put(stage.body().apply(item.get())));
            } catch (Exception skipped) {
              // The next one may be better.
            }
          }
        });
  }

  private Coroutine<Void> feed(Iterator<? extends I> source, Queue<Object> to) {
    return async(
        () -> {
          try {
            while (!stopping && source.hasNext()) {
              await(to.put(source.next()));
            }
          } catch (Exception ended) {
            // No more items, then.
          }
          to.shutdown();
        });
  }
}
