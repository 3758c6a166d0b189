package asyncio.compare;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Each job in a coroutine, all of them on one thread: what you built in modules 01 to 05.
 *
 * <p>Jobs are told to end by a {@link CancelledError}, at their next await, and never elsewhere.
 */
public final class OnLoop implements Model {

  private final LoopThread loop = new LoopThread("loop");

  /** Starts a loop on a thread of its own. */
  public OnLoop() {}

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    return loop.call(() -> allOf(jobs));
  }

  private static <R> List<R> allOf(List<? extends Job<R>> jobs) {
    var tasks = new ArrayList<Task<R>>();
    for (Job<R> job : jobs) {
      tasks.add(createTask(async(() -> job.perform(Site.suspending()))));
    }
    try {
      return await(gather(tasks));
    } catch (Throwable first) {
      tasks.forEach(Task::cancel);
      waitForAll(tasks);
      throw first;
    }
  }

  private static <R> void waitForAll(List<Task<R>> tasks) {
    while (!tasks.stream().allMatch(Task::isDone)) {
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, tasks));
      } catch (CancelledError again) {
        // They are ending already.
      }
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}
