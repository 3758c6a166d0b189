package asyncio.testing;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.task.Awaitable;
import asyncio.task.CancelledError;
import asyncio.task.ContextVar;
import asyncio.task.ExecutorCall;
import asyncio.task.Future;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.5", part = 1, points = 10, seconds = 10)
@Needs(Need.TESTING)
@DisplayName("06.5 Testing: a loop for one test")
class TestLoopTest {

  private static final Misconception LOOP_FOR_EACH_RUN =
      Misconception.of(
          "loop-for-each-run",
          "each run has a loop of its own, so what one has started does not go on in the next");

  private static final Misconception CONTEXT_FOR_EACH_RUN =
      Misconception.of(
          "context-for-each-run",
          "each run begins with a new context; what a BeforeEach method has set is lost");

  private static final Misconception NOT_AWAITED =
      Misconception.of(
          "awaitable-is-not-awaited",
          "an awaitable that the body returns is handed out and not awaited, so nothing of it is"
              + " tested");

  private static final Misconception WRAPS =
      Misconception.of(
          "wraps-the-failure", "what the body throws comes out inside of another exception");

  private static final Misconception BY_A_TIMER =
      Misconception.of(
          "limit-is-a-timer",
          "a timer for the limit keeps a stuck loop from being stuck: it is told late, and as"
              + " something else; look at the clock after each poll");

  private static final Misconception ALL_RUNS =
      Misconception.of(
          "one-limit-for-all-runs",
          "the time of earlier runs counts, too; each run has the whole limit");

  private static final Misconception ALL_ITERATIONS =
      Misconception.of(
          "counts-all-iterations",
          "iterations are counted on although time has passed; only a loop that spins stays at one"
              + " instant");

  private static final Misconception SPINS =
      Misconception.of(
          "spins-for-ever",
          "a loop that goes round and round at one instant is not ended: virtual time never gets to"
              + " the limit");

  private static final Misconception EXACT =
      Misconception.of(
          "exactly-is-too-late", "what takes exactly as long as it may counts as too late");

  private static final Misconception NOT_CANCELLED =
      Misconception.of(
          "leaves-the-task-suspended",
          "the body's task is left where it was; cancel it, and let it clean up");

  private static final Misconception CLEANUP_COMES_OUT =
      Misconception.of(
          "cleaning-up-hides-the-limit",
          "what the cleaning up fails by comes out in place of why the run was ended");

  private static final Misconception CLOSE_UNLIMITED =
      Misconception.of(
          "closes-without-limit",
          "no limit holds while the loop is closed, where a task that does not want to end spins");

  private static final Misconception NAMES_NOBODY =
      Misconception.of(
          "names-nobody", "the failure does not say what waits; that is what people need");

  private static final Misconception NO_GRACE =
      Misconception.of(
          "grace-is-ignored", "time jumps at once; the limits say how long to wait in real time");

  private static final Misconception NO_LAST_WORK =
      Misconception.of(
          "last-work-is-not-done",
          "tasks are cancelled and the loop is closed, but what was put off until then is not done;"
              + " a Runner does it");

  private static final Misconception KNOWN_TYPES =
      Misconception.of(
          "awaits-known-types-only",
          "only coroutines and futures are awaited; an awaitable may be anything that implements"
              + " Awaitable");

  private static final Misconception STOP_IS_A_LIMIT =
      Misconception.of(
          "every-stop-is-a-limit",
          "a loop that somebody else has stopped is told as a limit; remember whether it was you");

  private static final Misconception NOT_FROM_ZERO =
      Misconception.of("counts-on-in-the-next-run", "the iterations of earlier runs count, too");

  private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), 200, Duration.ZERO);

  private final TestLoop loop = new TestLoop(LIMITS);
  private final Trace trace = new Trace();

  @AfterEach
  void close() {
    loop.close();
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static void spin(int iterations) {
    for (int i = 0; i < iterations; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  private static Callable<?> action(Runnable action) {
    return () -> {
      action.run();
      return null;
    };
  }

  private static boolean says(Throwable thrown, String beginning) {
    return thrown instanceof AssertionError
        && String.valueOf(thrown.getMessage()).startsWith(beginning);
  }

  private static boolean isTimeLimit(Throwable thrown) {
    return says(thrown, "not done after PT10M of virtual time:\n  ");
  }

  private static boolean isIterationLimit(Throwable thrown) {
    return says(thrown, "not done after 200 iterations in which no time passed:\n  ");
  }

  @Test
  @DisplayName("a body awaits, at whatever depth, and its result is handed out")
  void awaits() {
    Object result = loop.run("test", () -> await(sleep(minutes(5), "done")));
    observed("the result", result).shouldBe("done");
    observed("the clock", Duration.ofNanos(loop.time().nanos())).shouldBe(minutes(5));
    observed("the clock of the loop", loop.loop().time()).shouldBe(loop.time().nanos());
  }

  @Test
  @DisplayName("the clock can be moved by hand")
  void advance() {
    loop.run(
        "test",
        action(
            () -> {
              loop.time().advance(minutes(3));
              await(sleep(minutes(1)));
            }));
    observed("the clock", Duration.ofNanos(loop.loop().time())).shouldBe(minutes(4));
  }

  @Test
  @DisplayName("the body runs in a task of that name, on this loop")
  void inATask() {
    List<Object> seen =
        List.of(
            loop.run("first", () -> currentTask().name()),
            loop.run("second", () -> currentTask().name()),
            loop.run("third", () -> EventLoop.running() == loop.loop()));
    observed("names of the tasks, and whether it is the loop", seen)
        .shouldBe(List.of("first", "second", true));
  }

  @Test
  @DisplayName("an awaitable that the body returns is awaited, in the same task")
  void returnsAnAwaitable() {
    AtomicReference<Task<?>> inside = new AtomicReference<>();
    var task = new AtomicReference<Task<?>>();
    Object result =
        loop.run(
            "test",
            () -> {
              task.set(currentTask());
              return async(
                  () -> {
                    inside.set(currentTask());
                    return await(sleep(minutes(1), "later"));
                  });
            });
    observed("the result", result)
        .suggests(NOT_AWAITED, seen -> !"later".equals(seen))
        .shouldBe("later");
    observed("whether it ran in the task of the body", inside.get() == task.get()).shouldBe(true);

    Awaitable<String> own = () -> await(sleep(minutes(1), "own"));
    observed("the result with an awaitable of its own", loop.run("test", () -> own))
        .suggests(KNOWN_TYPES, seen -> seen == own)
        .shouldBe("own");
  }

  @Test
  @DisplayName("what the body throws comes out as it is, checked or not")
  void failures() {
    for (Throwable failure :
        List.of(new IOException("disk"), new AssertionError("no"), new CancelledError("c"))) {
      attempting("a run that fails by " + failure, () -> loop.run("test", throwing(failure)))
          .suggests(WRAPS, thrown -> thrown != null && thrown.getCause() == failure)
          .shouldSatisfy("the very same failure", thrown -> thrown == failure);
    }
  }

  private static Callable<?> throwing(Throwable failure) {
    return () -> {
      await(sleep(minutes(1)));
      if (failure instanceof Exception exception) {
        throw exception;
      }
      throw (Error) failure;
    };
  }

  @Test
  @DisplayName("a task that one run has started stands still after it, and goes on in the next")
  void goesOn() {
    loop.run(
        "before",
        () ->
            createTask(
                    async(
                        () -> {
                          trace.add("started");
                          await(sleep(minutes(1)));
                          trace.add("ended");
                        }),
                    "server")
                .name());
    try {
      loop.run("first", action(() -> spin(2)));
      trace.add("between");
      loop.run("test", action(() -> await(sleep(minutes(2)))));
    } catch (IllegalStateException otherLoop) {
      trace.add("failed");
    }
    observed("what happened", trace)
        .suggests(LOOP_FOR_EACH_RUN, seen -> !seen.contains("ended"))
        .shouldBe("started", "between", "ended");
  }

  @Test
  @DisplayName("all runs share a context")
  void context() {
    var user = new ContextVar<String>("user", "nobody");
    loop.run("before", action(() -> user.set("ann")));
    Object seen = loop.run("test", user::get);
    observed("what the second run sees", seen)
        .suggests(CONTEXT_FOR_EACH_RUN, "nobody"::equals)
        .shouldBe("ann");
    observed("what is seen outside", user.get()).shouldBe("nobody");
  }

  @Test
  @DisplayName("a run in which nothing is left to happen is stuck, at once")
  void stuck() {
    attempting("to wait for ever", () -> loop.run("lonely", () -> await(new Future<>(loop.loop()))))
        .suggests(BY_A_TIMER, TestLoopTest::isTimeLimit)
        .shouldSatisfy(
            "a StuckLoopException that names the task",
            thrown ->
                thrown instanceof StuckLoopException && thrown.getMessage().contains("lonely"));
    observed("the clock", loop.time().nanos()).suggests(BY_A_TIMER, n -> n > 0).shouldBe(0L);
  }

  @Test
  @DisplayName("more virtual time than the limit ends the run, and the failure says what waits")
  void timeLimit() {
    attempting(
            "to poll for 100 minutes",
            () ->
                loop.run(
                    "poller",
                    action(
                        () -> {
                          for (int i = 0; i < 100; i++) {
                            await(sleep(minutes(1)));
                          }
                        })))
        .suggests(NAMES_NOBODY, t -> says(t, "not done") && !t.getMessage().contains("poller"))
        .shouldSatisfy(
            "an AssertionError: not done after PT10M of virtual time, and the task's line",
            thrown ->
                isTimeLimit(thrown)
                    && thrown.getMessage().contains("  poller at TestLoopTest.java:"));
    observed("the clock", Duration.ofNanos(loop.time().nanos()))
        .shouldSatisfy("a bit over 10 min", seen -> seen.equals(minutes(11)));
  }

  @Test
  @DisplayName("a run may take exactly as long as the limit")
  void exactlyTheLimit() {
    attempting("to sleep for 10 minutes", () -> loop.run("test", () -> await(sleep(minutes(10)))))
        .suggests(EXACT, TestLoopTest::isTimeLimit)
        .shouldSucceed();
  }

  @Test
  @DisplayName("each run has the whole limit")
  void eachRun() {
    attempting(
            "three runs of 4 minutes",
            () -> {
              for (int i = 0; i < 3; i++) {
                loop.run("test", action(() -> await(sleep(minutes(4)))));
              }
            })
        .suggests(ALL_RUNS, TestLoopTest::isTimeLimit)
        .shouldSucceed();
  }

  @Test
  @DisplayName("a loop that goes round at one instant is ended")
  void spinning() {
    attempting("to go round 2000 times", () -> loop.run("spinner", action(() -> spin(2000))))
        .suggests(SPINS, thrown -> thrown == null)
        .shouldSatisfy(
            "an AssertionError: not done after 200 iterations in which no time passed, and the"
                + " task's line",
            thrown -> isIterationLimit(thrown) && thrown.getMessage().contains("  spinner at "));
  }

  @Test
  @DisplayName("iterations between which time passes are not counted together")
  void notSpinning() {
    attempting(
            "ten times 150 iterations, with a millisecond after each",
            () ->
                loop.run(
                    "test",
                    action(
                        () -> {
                          for (int i = 0; i < 10; i++) {
                            spin(150);
                            await(sleep(Duration.ofMillis(1)));
                          }
                        })))
        .suggests(ALL_ITERATIONS, TestLoopTest::isIterationLimit)
        .shouldSucceed();
    attempting(
            "150 iterations in each of two runs",
            () -> {
              loop.run("first", action(() -> spin(150)));
              loop.run("second", action(() -> spin(150)));
            })
        .suggests(NOT_FROM_ZERO, TestLoopTest::isIterationLimit)
        .shouldSucceed();
  }

  @Test
  @DisplayName("a run whose loop somebody has stopped is no run that went on too long")
  void stopped() {
    attempting(
            "to stop the loop and wait",
            () ->
                loop.run(
                    "test",
                    action(
                        () -> {
                          loop.loop().stop();
                          await(sleep(minutes(1)));
                        })))
        .suggests(STOP_IS_A_LIMIT, thrown -> thrown instanceof AssertionError)
        .shouldSatisfy(
            "the IllegalStateException of Runner.runUntilComplete",
            thrown -> thrown instanceof IllegalStateException);
  }

  @Test
  @DisplayName("before time jumps, the loop waits for the grace in real time")
  void grace() {
    var limits = new Limits(minutes(10), 200, Duration.ofMillis(30));
    long before = System.nanoTime();
    try (var patient = new TestLoop(limits)) {
      patient.run("test", () -> await(sleep(minutes(1))));
    }
    observed("whether the grace of 30 ms has passed", System.nanoTime() - before >= 25_000_000)
        .suggests(NO_GRACE, seen -> !seen)
        .shouldBe(true);
  }

  @Test
  @DisplayName("a run that was ended is cancelled, and cleans up")
  void cleansUp() {
    attempting(
            "to wait for ever",
            () -> loop.run("test", cleaningUp(() -> await(new Future<>(loop.loop())))))
        .shouldThrow(StuckLoopException.class);
    attempting(
            "to wait too long", () -> loop.run("test", cleaningUp(() -> await(sleep(minutes(99))))))
        .shouldSatisfy("the time limit", TestLoopTest::isTimeLimit);
    attempting("to spin", () -> loop.run("test", cleaningUp(() -> spin(2000))))
        .shouldSatisfy("the limit of iterations", TestLoopTest::isIterationLimit);
    observed("what happened", trace)
        .suggests(NOT_CANCELLED, seen -> seen.size() < 3)
        .shouldBe("cleaned up", "cleaned up", "cleaned up");
  }

  private Callable<?> cleaningUp(Runnable body) {
    return () -> {
      try {
        body.run();
      } finally {
        await(sleep(minutes(1)));
        trace.add("cleaned up");
      }
      return null;
    };
  }

  @Test
  @DisplayName("a failure while it cleans up does not hide why the run was ended")
  void cleaningUpFails() {
    attempting(
            "to wait for ever, and to fail when cancelled",
            () ->
                loop.run(
                    "test",
                    () -> {
                      try {
                        return await(new Future<>(loop.loop()));
                      } finally {
                        throwing(new IOException("cleaning up")).call();
                      }
                    }))
        .suggests(CLEANUP_COMES_OUT, IOException.class::isInstance)
        .shouldThrow(StuckLoopException.class);
  }

  @Test
  @DisplayName("a run that does not want to end is left as it is")
  void refuses() {
    var refusing = new AtomicBoolean(true);
    attempting(
            "to wait for ever, whatever happens",
            () ->
                loop.run(
                    "stubborn",
                    action(
                        () -> {
                          while (refusing.get()) {
                            try {
                              await(new Future<>(loop.loop()));
                            } catch (CancelledError refused) {
                              trace.add("refused");
                            }
                          }
                        })))
        .shouldThrow(StuckLoopException.class);
    refusing.set(false);
    observed("what happened", trace).suggests(NOT_CANCELLED, List::isEmpty).shouldBe("refused");
    observed("the next run", loop.run("next", () -> "fine")).shouldBe("fine");
  }

  @Test
  @DisplayName("time stands still while a thread works")
  void threads() {
    Object result =
        loop.run(
            "test",
            () -> await(ExecutorCall.on(work -> Thread.ofPlatform().start(work), () -> "thread")));
    observed("the result", result).shouldBe("thread");
    observed("the clock", loop.time().nanos()).shouldBe(0L);
  }

  @Test
  @DisplayName("closing cancels what is left, and lets it clean up")
  void closing() {
    loop.run(
        "test",
        action(
            () -> {
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(minutes(5)));
                        } finally {
                          await(sleep(minutes(1)));
                          trace.add("cleaned up");
                        }
                      }),
                  "left");
              spin(1);
            }));
    loop.close();
    loop.close();
    observed("what happened", trace).shouldBe("cleaned up");
    observed("whether the loop is closed", loop.loop().isClosed()).shouldBe(true);
  }

  @Test
  @DisplayName("closing does what was put off until then")
  void lastWork() {
    loop.run(
        "test",
        action(
            () ->
                Tasks.of(loop.loop())
                    .beforeClosing(
                        () ->
                            async(
                                () -> {
                                  await(sleep(minutes(1)));
                                  trace.add("put off");
                                }))));
    loop.close();
    observed("what was done", trace).suggests(NO_LAST_WORK, List::isEmpty).shouldBe("put off");
  }

  @Test
  @DisplayName("closing ends as well when a task does not want to")
  void closingIsLimited() {
    var turns = new AtomicInteger();
    loop.run(
        "test",
        action(
            () -> {
              createTask(
                  async(
                      () -> {
                        // Not for ever: who does not limit it is to be told, not to hang.
                        while (turns.get() < 1000) {
                          try {
                            turns.incrementAndGet();
                            await(sleep(Duration.ZERO));
                          } catch (CancelledError refused) {
                            // On it goes.
                          }
                        }
                      }),
                  "stubborn");
              spin(1);
            }));
    loop.loop().setExceptionHandler((_, _) -> {});
    attempting("to close", loop::close)
        .suggests(CLOSE_UNLIMITED, thrown -> thrown == null)
        .shouldSatisfy("the limit of iterations", TestLoopTest::isIterationLimit);
    observed("whether the loop is closed", loop.loop().isClosed()).shouldBe(true);
  }
}
