package asyncio;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.function.Consumer;
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

  /** Runs a program on a loop of its own, which nothing outlives, and strikes it. */
  protected static void runStruck(Consumer<Task<Void>> strike, CoroutineAction main) {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      runStruck(loop, strike, main);
      observed("tasks left when the program has ended", Tasks.of(loop).pending()).shouldBeEmpty();
    }
  }

  /**
   * Runs a program, which may end cancelled, and does something to its task after each callback.
   */
  public static void runStruck(EventLoop loop, Consumer<Task<Void>> strike, CoroutineAction main) {
    Task<Void> task = Tasks.of(loop).create(async(main), "main", null);
    var striking =
        new LoopObserver() {
          @Override
          public void afterCallback(Handle handle) {
            strike.accept(task);
          }
        };
    loop.addObserver(striking);
    try {
      Runner.runUntilComplete(loop, task);
    } catch (CancelledError cancelled) {
      // That is how it may end.
    } finally {
      loop.removeObserver(striking);
    }
  }

  protected void note(String what) {
    trace.add(what);
  }

  /** Notes what happens, and when. */
  protected void at(String what) {
    note(what + " at " + time.now().toMillis());
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

  protected static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  protected static void pause(long millis) {
    await(sleep(millis(millis)));
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
