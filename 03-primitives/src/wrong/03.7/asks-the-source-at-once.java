// Misconception: asking for an iterator is not asking for an item.
// Fails: nothingHappensBeforeTheAwait
package asyncio.sync;

import static asyncio.Asyncio.taskGroup;

import asyncio.task.Coroutine;
import asyncio.task.TaskGroup;
import java.util.Iterator;

public final class Pipeline<I, O> {

  public Coroutine<Void> run(Iterable<? extends I> source, Sink<? super O> sink) {
    var items = source.iterator();
    return taskGroup((TaskGroup group) -> start(group, () -> (Iterator<I>) items, sink));
  }
}
