package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.function.Supplier;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;

/**
 * What the tests of this module have in common: a loop on virtual time, and what happened on it.
 */
abstract class OnVirtualTime {

  final Trace trace = new Trace();
  final VirtualTime time = new VirtualTime();

  /** Runs a program on a loop of its own. */
  void run(CoroutineAction main) {
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(main));
    }
  }

  /** The same, and names a wrong idea if it fails otherwise than by an observation, or hangs. */
  void runOrName(Misconception idea, String what, CoroutineAction main) {
    during(idea, what, () -> run(main));
  }

  void note(String what) {
    trace.add(what);
  }

  /** Starts a task under a name. */
  static Task<Void> start(String name, CoroutineAction body) {
    return createTask(async(body), name);
  }

  /** Starts a task that waits for something, and notes when it has it. */
  Task<Void> startWaiting(String name, Supplier<? extends Coroutine<?>> wait) {
    return start(
        name,
        () -> {
          await(wait.get());
          note(name);
        });
  }

  /**
   * Has somebody wait on one loop, and attempts to wait on another.
   *
   * @param letGoOn lets somebody who waits go on
   */
  Attempt waitingOnAnotherLoop(Supplier<? extends Coroutine<?>> wait, Runnable letGoOn) {
    run(
        () -> {
          Task<Void> waiter = startWaiting("waiter", wait);
          ticks(1);
          waiter.cancel();
          ended(waiter);
        });
    return attempting(
        "to wait for it on another loop",
        () ->
            run(
                () -> {
                  Task<Void> waiter = startWaiting("another loop", wait);
                  ticks(2);
                  if (!waiter.isDone()) {
                    letGoOn.run();
                  }
                  await(waiter);
                }));
  }

  /** Lets the loop go through so many iterations. */
  static void ticks(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  static void pause(long millis) {
    await(sleep(Duration.ofMillis(millis)));
  }

  /** Awaits a task that was cancelled. */
  static void ended(Task<?> task) {
    try {
      await(task);
    } catch (CancelledError cancelled) {
      // That is how it should end.
    }
  }

  /** Counts the callbacks that the loop runs while a body does. */
  static int callbacksDuring(Runnable body) {
    var count = new int[1];
    LoopObserver counting =
        new LoopObserver() {
          @Override
          public void afterCallback(Handle handle) {
            count[0]++;
          }
        };
    EventLoop loop = EventLoop.running();
    loop.addObserver(counting);
    try {
      body.run();
    } finally {
      loop.removeObserver(counting);
    }
    return count[0];
  }
}
