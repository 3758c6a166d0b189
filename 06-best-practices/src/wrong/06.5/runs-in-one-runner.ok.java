// Alternative: the runner runs them all, with its own context.
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.util.concurrent.Callable;

public final class TestLoop implements AutoCloseable {

  public Object run(String name, Callable<?> body) {
    var started = new java.util.concurrent.atomic.AtomicReference<Task<?>>();
    try {
      return guarded(
          () ->
              runner.run(
                  new Coroutine<>(
                      () -> {
                        Task<?> task = Tasks.of(loop).current();
                        task.setName(name);
                        started.set(task);
                        return resultOf(body);
                      })));
    } catch (Throwable failure) {
      if (!started.get().isDone()) {
        giveUp(started.get());
      }
      throw failure;
    }
  }
}
