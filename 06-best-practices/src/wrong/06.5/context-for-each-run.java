// Misconception: a task has a context of its own, so each run has.
// Fails: context
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.util.concurrent.Callable;

public final class TestLoop implements AutoCloseable {

  public Object run(String name, Callable<?> body) {
    Task<Object> task = Tasks.of(loop).create(new Coroutine<>(() -> resultOf(body)), name, null);
    try {
      return guarded(() -> Runner.runUntilComplete(loop, task));
    } catch (Throwable failure) {
      if (!task.isDone()) {
        giveUp(task);
      }
      throw failure;
    }
  }
}
