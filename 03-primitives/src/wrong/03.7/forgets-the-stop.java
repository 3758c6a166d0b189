// Misconception: whoever runs a pipeline wants it to run.
// Fails: aRunAfterStop
package asyncio.sync;

import static asyncio.Asyncio.taskGroup;

import asyncio.task.Coroutine;
import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  public Coroutine<Void> run(Iterable<? extends I> source, Sink<? super O> sink) {
    return taskGroup(
        (TaskGroup group) -> {
          stopping = false;
          start(group, source, sink);
        });
  }
}
