package asyncio;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.function.Supplier;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;

/**
 * What the tests of this module have in common: a loop on virtual time, and what happened on it.
 */
public abstract class OnVirtualTime {

  protected final Trace trace = new Trace();
  protected final VirtualTime time = new VirtualTime();

  /** Runs a program on a loop of its own. */
  protected void run(CoroutineAction main) {
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(main));
    }
  }

  /** The same, and names a wrong idea if it fails otherwise than by an observation, or hangs. */
  protected void runOrName(Misconception idea, String what, CoroutineAction main) {
    during(idea, what, () -> run(main));
  }

  protected void note(String what) {
    trace.add(what);
  }

  /** Starts a task under a name. */
  protected static Task<Void> start(String name, CoroutineAction body) {
    return createTask(async(body), name);
  }

  /** Starts a task that waits for something, and notes when it has it. */
  protected Task<Void> startWaiting(String name, Supplier<? extends Coroutine<?>> wait) {
    return start(
        name,
        () -> {
          await(wait.get());
          note(name);
        });
  }

  /** Lets the loop go through so many iterations. */
  protected static void ticks(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  protected static void pause(long millis) {
    await(sleep(Duration.ofMillis(millis)));
  }

  /** Awaits a task that was cancelled. */
  protected static void ended(Task<?> task) {
    try {
      await(task);
    } catch (CancelledError cancelled) {
      // That is how it should end.
    }
  }
}
