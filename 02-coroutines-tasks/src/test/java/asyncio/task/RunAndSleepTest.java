package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.PeriodicDemo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.4", points = 15, seconds = 10)
@DisplayName("02.4 Run and sleep")
class RunAndSleepTest {

  private static final Misconception LEAVES_TASKS =
      Misconception.of(
          "leaves-tasks-suspended",
          "close leaves the other tasks where they are; cancel them, so that they can clean up");

  private static final Misconception CANCELS_WITHOUT_WAITING =
      Misconception.of(
          "cancels-without-waiting",
          "close asks the tasks to end, and closes the loop before they have; run it until they"
              + " are done");

  private static final Misconception SHUTDOWN_FAILURE_IS_SILENT =
      Misconception.of(
          "shutdown-failure-is-silent",
          "a task fails while it is cleaned up, and nobody hears of it; tell the loop's exception"
              + " handler");

  private static final Misconception LOOP_STAYS_OPEN =
      Misconception.of("loop-stays-open", "close does not close the loop");

  private static final Misconception LAST_WORK_IS_LEFT =
      Misconception.of(
          "last-work-is-left",
          "close does not do what was put off until the loop closes; the tasks of the loop know it:"
              + " doLastWork");

  private static final Misconception LAST_WORK_COMES_FIRST =
      Misconception.of(
          "last-work-comes-first",
          "what was put off until the end is done while there are tasks that may still need what it"
              + " ends; cancel these first");

  private static final Misconception RUNS_INSIDE_A_LOOP =
      Misconception.of(
          "runs-inside-a-running-loop",
          "the task is made before anybody asks whether a loop is running already; ask first");

  private static final Misconception NEW_LOOP_EACH_TIME =
      Misconception.of(
          "new-loop-for-each-run",
          "each run has a loop of its own; a runner makes one, and keeps it");

  private static final Misconception CLOSED_RUNNER_GOES_ON =
      Misconception.of(
          "closed-runner-goes-on", "a closed runner gives out its loop; it should refuse");

  private static final Misconception NEW_CONTEXT_EACH_TIME =
      Misconception.of(
          "new-context-for-each-run",
          "each run has a context of its own; all runs of a runner share one");

  private static final Misconception STOPPED_RUN_RETURNS =
      Misconception.of(
          "stopped-run-returns-null",
          "the loop was stopped before the future was done, and the run pretends to have a result");

  private static final Misconception CALLBACK_STAYS =
      Misconception.of(
          "stop-callback-stays",
          "the callback that stops the loop stays at the future when the run is over, and ends a"
              + " later run; take it back");

  private static final Misconception INTERRUPT_ENDS_AT_ONCE =
      Misconception.of(
          "interrupt-ends-at-once",
          "the first interrupt stops the loop; cancel the task instead, so that it can clean up");

  private static final Misconception INTERRUPT_ONLY_CANCELS =
      Misconception.of(
          "interrupt-only-cancels",
          "the second interrupt asks a task to end that would not the first time; stop the loop");

  private static final Misconception INTERRUPTS_ARE_REMEMBERED =
      Misconception.of(
          "interrupts-are-remembered",
          "an interrupt of one run counts in the next one; begin each run at zero");

  private static final Misconception CANCELLED_MEANS_INTERRUPTED =
      Misconception.of(
          "cancelled-means-interrupted",
          "every cancellation of the main task is taken for an interrupt; only one that came from"
              + " interrupt is");

  private static final Misconception INTERRUPT_IS_A_CANCELLATION =
      Misconception.of(
          "interrupt-stays-a-cancellation",
          "what comes out of an interrupted run is a CancelledError; it should be a"
              + " KeyboardInterrupt");

  private static final Misconception INTERRUPTS_WITHOUT_WAKING =
      Misconception.of(
          "interrupts-without-waking",
          "interrupt touches the task from the thread that calls it, and the loop sleeps on; use"
              + " callSoonThreadsafe");

  private static final Misconception STOPS_THE_NEXT_RUN =
      Misconception.of(
          "interrupt-stops-the-next-run",
          "the stop of a second interrupt is still in line when the run ends, and ends the next"
              + " one; let it look whether its run is still going on");

  private static final Misconception EVERY_CANCEL =
      Misconception.of(
          "every-cancel-is-the-interrupt",
          "the task was cancelled by itself, too, and that is taken for the interrupt's doing; take"
              + " back the interrupt's request, and see whether any is left");

  private static final Misconception FATAL_MET_AGAIN =
      Misconception.of(
          "fatal-error-is-met-again",
          "a fatal error came out of the run, and closing the runner throws the same one again;"
              + " try-with-resources cannot note an error on itself");

  private static final Misconception FATAL_STOPS_THE_NEXT =
      Misconception.of(
          "stop-after-a-fatal-error",
          "after a fatal error, which ends the loop itself, the callback of the main task stops it"
              + " once more, and so ends the next run; look how the task ended");

  private static final Misconception INTERRUPTS_THE_DEAD =
      Misconception.of(
          "interrupts-what-has-ended",
          "an interrupt after the run reaches for its task and its loop, which may be closed;"
              + " forget the task when the run is over");

  private static final Misconception CLOSE_LEAVES_OPEN =
      Misconception.of(
          "close-leaves-the-loop-open",
          "close was disturbed while the tasks cleaned up, and has left the loop open; close it in"
              + " a finally block");

  private static final Misconception RESULT_IS_LOST =
      Misconception.of(
          "interrupted-result-is-lost",
          "the task was interrupted and has returned a result, or somebody else has stopped the"
              + " loop, and a KeyboardInterrupt comes out; it does only if the task ended"
              + " cancelled, or a second interrupt stopped it");

  private static final Misconception TASK_BEFORE_THE_LOOK =
      Misconception.of(
          "makes-the-task-first",
          "a run that is refused has made its task all the same, which then runs on the other loop;"
              + " ask first");

  private static final Misconception ASKS_THE_CANCELLED =
      Misconception.of(
          "asks-the-cancelled",
          "close asks a task that was cancelled for its exception, which throws; look whether it"
              + " was cancelled first");

  private static final Misconception FATAL_TWICE =
      Misconception.of(
          "fatal-error-is-reported-twice",
          "a fatal error came out of the run, and is reported as never retrieved as well; ask the"
              + " future for its exception when the run is over");

  private static final Misconception SECOND_IS_A_STOP =
      Misconception.of(
          "second-interrupt-is-a-stop",
          "a run that a second interrupt has ended says that somebody stopped the loop; it was"
              + " interrupted, so a KeyboardInterrupt comes out");

  private static final Misconception SLEEP_BEGINS_WHEN_MADE =
      Misconception.of(
          "sleep-begins-when-it-is-made",
          "the time of a sleep counts from when it is made; it is a coroutine, which may be made"
              + " outside of a loop, and counts from when it is awaited");

  private static final Misconception ZERO_USES_A_TIMER =
      Misconception.of(
          "zero-uses-a-timer",
          "a sleep of zero schedules a timer, and so lets two iterations pass; suspend, and nothing"
              + " else");

  private static final Misconception ZERO_DOES_NOT_SUSPEND =
      Misconception.of(
          "zero-does-not-suspend",
          "a sleep of zero or less returns at once; it should let one iteration pass");

  private static final Misconception SLEEP_BLOCKS =
      Misconception.of(
          "sleep-blocks-the-thread",
          "the sleep blocks the loop's thread, so that nothing else runs; wait for a timer");

  private static final Misconception SLEEP_POLLS =
      Misconception.of(
          "sleep-looks-at-the-clock",
          "the sleep looks at the clock in every iteration, and keeps the loop busy; wait for a"
              + " timer");

  private static final Misconception TIMER_STAYS =
      Misconception.of(
          "cancelled-sleep-keeps-its-timer",
          "a cancelled sleep leaves its timer, which wakes the loop for nothing; cancel it in a"
              + " finally block");

  private static final Misconception COMPLETES_CANCELLED =
      Misconception.of(
          "completes-a-cancelled-sleep",
          "the timer completes a future that has been cancelled in the same iteration; look first");

  private static final Misconception FORGETS_THE_RESULT =
      Misconception.of("forgets-the-result", "the sleep does not return the result it was given");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final List<ExceptionContext> reports = new ArrayList<>();
  private final Trace trace = new Trace();
  private final Runner runner = new Runner(() -> loop);

  RunAndSleepTest() {
    loop.setExceptionHandler((ignored, context) -> reports.add(context));
  }

  private Runner freshRunner() {
    return new Runner(
        () -> {
          trace.add("a loop is made");
          var fresh = new VirtualTime();
          return EventLoop.create(fresh, fresh);
        });
  }

  // Running

  @Test
  @DisplayName("a run returns what the coroutine returns")
  void aRunReturnsWhatTheCoroutineReturns() {
    observed("the result", runner.run(async(() -> 6 * await(sleep(Duration.ofHours(1), 7)))))
        .shouldBe(42);
  }

  @Test
  @DisplayName("what the coroutine throws comes out of the run, the same object")
  void whatTheCoroutineThrowsComesOutOfTheRun() {
    var failure = new IOException("no such file");

    attempting("running a coroutine that fails", () -> runner.run(async(() -> failWith(failure))))
        .shouldBeSameAs(failure);
  }

  private static void failWith(Exception failure) throws Exception {
    throw failure;
  }

  @Test
  @DisplayName("close cancels the tasks that are left, and waits until they have cleaned up")
  void closeCancelsTheTasksThatAreLeft() {
    Task<?> left =
        runner.run(
            async(
                () -> {
                  Task<?> task =
                      createTask(
                          async(
                              () -> {
                                try {
                                  await(sleep(Duration.ofHours(1)));
                                } catch (CancelledError e) {
                                  trace.add("cancelled");
                                  await(sleep(Duration.ofSeconds(1)));
                                  trace.add("cleaned up");
                                  throw e;
                                }
                              }));
                  await(sleep(Duration.ZERO));
                  trace.add("main ends");
                  return task;
                }));
    trace.add("run is over");
    attempting("closing the runner", runner::close)
        .suggests(ASKS_THE_CANCELLED, CancelledError.class::isInstance)
        .suggests(CANCELS_WITHOUT_WAITING)
        .shouldSucceed();

    observed("what the task that was left did", trace)
        .suggests(LEAVES_TASKS, seen -> left.cancelling() == 0)
        .suggests(CANCELS_WITHOUT_WAITING)
        .shouldBe("main ends", "run is over", "cancelled", "cleaned up");
    observed("what the loop's exception handler was told", reports)
        .suggests(LEAVES_TASKS)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("close closes the loop; once more does nothing, and of an unused runner neither")
  void closeClosesTheLoop() {
    runner.run(async(() -> {}));
    runner.close();
    attempting("closing the runner again", runner::close).shouldSucceed();

    observed("whether the loop is closed", loop.isClosed())
        .suggests(LOOP_STAYS_OPEN)
        .shouldBe(true);
    freshRunner().close();
    observed("what an unused runner did when it was closed", trace).shouldBeEmpty();
  }

  @Test
  @DisplayName("a task that fails while it cleans up is reported")
  void aTaskThatFailsWhileItCleansUpIsReported() {
    var failure = new IOException("cannot clean up");
    runner.run(
        async(
            () -> {
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(Duration.ofHours(1)));
                        } finally {
                          failWith(failure);
                        }
                      }));
              await(sleep(Duration.ZERO));
            }));
    runner.close();

    observed(
            "the failures that were reported",
            reports.stream().map(ExceptionContext::exception).toList())
        .suggests(SHUTDOWN_FAILURE_IS_SILENT, List::isEmpty)
        .shouldBe(List.of(failure));
    observed("the message of the report", reports.getFirst().message())
        .suggests(SHUTDOWN_FAILURE_IS_SILENT)
        .shouldBe("unhandled exception during shutdown");
  }

  @Test
  @DisplayName("what was put off until the loop closes is done when all tasks have ended")
  void closeDoesTheLastWork() {
    runner.run(
        async(
            () -> {
              Tasks.of(loop)
                  .beforeClosing(
                      () ->
                          async(
                              () -> {
                                trace.add("last work begins");
                                await(sleep(Duration.ZERO));
                                trace.add("last work ends");
                              }));
              createTask(
                  async(
                      () -> {
                        try {
                          await(new Future<Void>(loop));
                        } finally {
                          await(sleep(Duration.ZERO));
                          trace.add("a task ends");
                        }
                      }));
              await(sleep(Duration.ZERO));
            }));
    attempting("closing the runner", runner::close)
        .suggests(ASKS_THE_CANCELLED, CancelledError.class::isInstance)
        .shouldSucceed();

    observed("what close did", trace)
        .suggests(LAST_WORK_IS_LEFT, seen -> !seen.contains("last work begins"))
        .suggests(
            LAST_WORK_COMES_FIRST,
            seen -> seen.indexOf("last work begins") < seen.indexOf("a task ends"))
        .shouldBe("a task ends", "last work begins", "last work ends");
  }

  @Test
  @DisplayName("a run inside a running loop is refused, and that loop goes on")
  void aRunInsideARunningLoopIsRefused() {
    runner.run(
        async(
            () -> {
              try (var inner = freshRunner()) {
                attempting("running inside a running loop", () -> inner.run(async(() -> 1)))
                    .suggests(RUNS_INSIDE_A_LOOP)
                    .shouldSatisfy(
                        "cannot run a loop while another loop is running",
                        thrown ->
                            thrown instanceof IllegalStateException
                                && "cannot run a loop while another loop is running"
                                    .equals(thrown.getMessage()));
              }
              await(sleep(Duration.ofSeconds(1)));
              trace.add("goes on");
            }));

    observed("what happened", trace).suggests(RUNS_INSIDE_A_LOOP).shouldBe("goes on");
  }

  @Test
  @DisplayName("after a run there is no running loop, whether it failed or not")
  void afterARunThereIsNoRunningLoop() {
    attempting("a run that fails", () -> runner.run(async(() -> failWith(new IOException()))))
        .shouldThrow(IOException.class);
    runner.close();

    attempting("asking for the running loop", EventLoop::running)
        .shouldThrow(IllegalStateException.class);
    try (var next = freshRunner()) {
      observed("the result of another runner", next.run(async(() -> 1))).shouldBe(1);
    }
  }

  @Test
  @DisplayName("a runner runs several coroutines on one loop; tasks in between only pause")
  void aRunnerRunsSeveralCoroutinesOnOneLoop() {
    try (var several = freshRunner()) {
      Task<?> other =
          several.run(
              async(
                  () ->
                      createTask(
                          async(
                              () -> {
                                await(sleep(Duration.ofSeconds(1)));
                                trace.add("the other task");
                              }))));
      trace.add("between the runs");
      attempting(
              "a second run on the runner",
              () -> several.run(async(() -> await(sleep(Duration.ofSeconds(2))))))
          .suggests(NEW_LOOP_EACH_TIME)
          .shouldSucceed();
      observed("whether the other task is done", other.isDone())
          .suggests(NEW_LOOP_EACH_TIME)
          .shouldBe(true);
    }

    observed("what happened", trace)
        .suggests(NEW_LOOP_EACH_TIME)
        .shouldBe("a loop is made", "between the runs", "the other task");
  }

  @Test
  @DisplayName("the runs of a runner share a context")
  void theRunsOfARunnerShareAContext() {
    var user = new ContextVar<String>("user", "nobody");
    runner.run(async(() -> user.set("Ada")));

    observed("the variable in the second run", runner.run(async(user::get)))
        .suggests(NEW_CONTEXT_EACH_TIME)
        .shouldBe("Ada");
    observed("the variable outside", user.get()).shouldBe("nobody");
  }

  @Test
  @DisplayName("a closed runner refuses to run, and to give its loop")
  void aClosedRunnerRefuses() {
    runner.run(async(() -> {}));
    runner.close();

    for (String what : List.of("running", "asking for the loop")) {
      attempting(
              what + " after the runner was closed",
              () -> {
                if (what.equals("running")) {
                  runner.run(async(() -> {}));
                } else {
                  runner.loop();
                }
              })
          .suggests(CLOSED_RUNNER_GOES_ON)
          .shouldSatisfy(
              "an IllegalStateException: runner is closed",
              thrown ->
                  thrown instanceof IllegalStateException
                      && "runner is closed".equals(thrown.getMessage()));
    }
  }

  @Test
  @DisplayName("a run whose loop is stopped before the end says so")
  void aRunWhoseLoopIsStoppedSaysSo() {
    loop.callLater(Duration.ofSeconds(1), loop::stop);

    attempting(
            "a run that is stopped after 1 s",
            () -> Runner.runUntilComplete(loop, sleep(Duration.ofHours(1))))
        .suggests(STOPPED_RUN_RETURNS)
        .shouldSatisfy(
            "an IllegalStateException: event loop stopped before the future was done",
            thrown ->
                thrown instanceof IllegalStateException
                    && "event loop stopped before the future was done".equals(thrown.getMessage()));
  }

  @Test
  @DisplayName("a future of a run that was stopped does not end the next run")
  void aFutureOfARunThatWasStoppedDoesNotEndTheNextRun() {
    var future = new Future<String>(loop);
    loop.callLater(Duration.ofSeconds(1), loop::stop);
    attempting("the first run", () -> Runner.runUntilComplete(loop, future))
        .shouldThrow(IllegalStateException.class);
    loop.callLater(Duration.ofSeconds(1), () -> future.setResult("late"));

    String result =
        during(
            CALLBACK_STAYS,
            "a run for 5 s, in which the future of the first run is done",
            () -> Runner.runUntilComplete(loop, sleep(Duration.ofSeconds(5), "the whole time")));
    observed("its result", result).shouldBe("the whole time");
  }

  @Test
  @DisplayName("a run until a future is done already returns its result")
  void aRunUntilAFutureIsDoneAlreadyReturnsItsResult() {
    var future = new Future<String>(loop);
    future.setResult("there");

    observed("the result", Runner.runUntilComplete(loop, future)).shouldBe("there");
  }

  @Test
  @DisplayName("a fatal error comes out of the run, and is not reported a second time")
  void aFatalErrorComesOutOfTheRunOnce() {
    var fatal = new InternalError("the JVM is in trouble");
    attempting(
            "a run that ends by a fatal error",
            () ->
                runner.run(
                    async(
                        () -> {
                          throw fatal;
                        })))
        .shouldBeSameAs(fatal);
    runner.close();

    observed("what the loop's exception handler was told", reports)
        .suggests(FATAL_TWICE)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a fatal error that the end of the runner meets again comes out once, as it is")
  void aFatalErrorMetAgain() {
    var fatal = new InternalError("the JVM is in trouble");

    attempting(
            "a run that a fatal error ends; cancelled, its main task throws that, too",
            () -> {
              try (runner) {
                runner.run(
                    async(
                        () -> {
                          createTask(
                              async(
                                  () -> {
                                    throw fatal;
                                  }));
                          try {
                            await(sleep(Duration.ofSeconds(1)));
                          } catch (CancelledError cancelled) {
                            throw fatal;
                          }
                        }));
              }
            })
        .suggests(FATAL_MET_AGAIN)
        .shouldBeSameAs(fatal);
  }

  @Test
  @DisplayName("a fatal error ends its run, and not the next one")
  void aFatalErrorEndsItsRunOnly() {
    var fatal = new InternalError("the JVM is in trouble");
    attempting(
            "a run that ends by a fatal error after an await",
            () ->
                runner.run(
                    async(
                        () -> {
                          await(sleep(Duration.ofSeconds(1)));
                          throw fatal;
                        })))
        .shouldBeSameAs(fatal);

    attempting("the next run", () -> runner.run(sleep(Duration.ofSeconds(1))))
        .suggests(FATAL_STOPS_THE_NEXT)
        .shouldSucceed();
  }

  @Test
  @DisplayName("a runUntilComplete inside a running loop is refused, and makes no task")
  void aRunUntilCompleteInsideARunningLoopMakesNoTask() {
    runner.run(
        async(
            () -> {
              Coroutine<Void> refused = async(() -> trace.add("the refused one runs"));
              attempting(
                      "runUntilComplete inside a running loop",
                      () -> Runner.runUntilComplete(loop, refused))
                  .suggests(RUNS_INSIDE_A_LOOP, thrown -> thrown == null)
                  .shouldThrow(IllegalStateException.class);
              await(sleep(Duration.ofSeconds(1)));
              refused.close();
            }));

    observed("what ran", trace).suggests(TASK_BEFORE_THE_LOOK).shouldBeEmpty();
  }

  @Test
  @DisplayName("close closes the loop, even if it is stopped while the tasks clean up")
  void closeClosesTheLoopInAnyCase() {
    runner.run(
        async(
            () -> {
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(Duration.ofHours(1)));
                        } finally {
                          loop.stop();
                          await(sleep(Duration.ofSeconds(1)));
                        }
                      }));
              await(sleep(Duration.ZERO));
            }));
    attempting("closing while a task stops the loop", runner::close)
        .shouldThrow(IllegalStateException.class);

    observed("whether the loop is closed", loop.isClosed())
        .suggests(CLOSE_LEAVES_OPEN)
        .shouldBe(true);
  }

  // Interrupts

  @Test
  @DisplayName(
      "an interrupt cancels the main task, which cleans up; out of the run comes a"
          + " KeyboardInterrupt")
  void anInterruptCancelsTheMainTask() {
    loop.callLater(Duration.ofSeconds(1), runner::interrupt);

    attempting(
            "a run that is interrupted after 1 s",
            () ->
                runner.run(
                    async(
                        () -> {
                          try {
                            await(sleep(Duration.ofHours(1)));
                          } finally {
                            await(sleep(Duration.ofSeconds(1)));
                            trace.add("cleaned up");
                          }
                        })))
        .suggests(INTERRUPT_IS_A_CANCELLATION, thrown -> thrown instanceof CancelledError)
        .suggests(INTERRUPT_ENDS_AT_ONCE, thrown -> thrown instanceof IllegalStateException)
        .shouldThrow(KeyboardInterrupt.class);
    observed("what the task did", trace).suggests(INTERRUPT_ENDS_AT_ONCE).shouldBe("cleaned up");
  }

  @Test
  @DisplayName("a second interrupt ends the run at once")
  void aSecondInterruptEndsTheRunAtOnce() {
    loop.callLater(Duration.ofSeconds(1), runner::interrupt);
    loop.callLater(Duration.ofSeconds(2), runner::interrupt);

    attempting(
            "a run that is interrupted twice, and ignores it",
            () ->
                runner.run(
                    async(
                        () -> {
                          for (int hours = 0; hours < 5; hours++) {
                            try {
                              await(sleep(Duration.ofHours(1)));
                            } catch (CancelledError ignored) {
                              trace.add("ignored");
                            }
                          }
                        })))
        .suggests(INTERRUPT_ONLY_CANCELS, thrown -> thrown == null)
        .suggests(SECOND_IS_A_STOP, IllegalStateException.class::isInstance)
        .shouldThrow(KeyboardInterrupt.class);
    observed("how often the task was cancelled", trace)
        .suggests(INTERRUPT_ONLY_CANCELS, seen -> seen.size() > 1)
        .shouldBe("ignored");
  }

  @Test
  @DisplayName("an interrupt from another thread wakes a loop that sleeps")
  void anInterruptFromAnotherThreadWakesTheLoop() {
    var interrupting = new InterruptsTheFirstSleep();
    loop.addObserver(interrupting);

    attempting(
            "a run for an hour that another thread interrupts",
            () -> runner.run(sleep(Duration.ofHours(1))))
        .suggests(INTERRUPTS_WITHOUT_WAKING)
        .shouldThrow(KeyboardInterrupt.class);
    observed("the time that passed until the loop noticed", time.now())
        .suggests(INTERRUPTS_WITHOUT_WAKING)
        .shouldBe(Duration.ZERO);
  }

  /** Interrupts from another thread when the loop has announced that it sleeps. */
  private final class InterruptsTheFirstSleep implements LoopObserver {

    private boolean interrupted;

    @Override
    public void beforePoll(long timeoutNanos) {
      if (timeoutNanos == 0 || interrupted) {
        return;
      }
      interrupted = true;
      try {
        Thread.ofPlatform().start(runner::interrupt).join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  @DisplayName("an interrupt when nothing runs does nothing, and a new run begins to count anew")
  void anInterruptCountsInItsRunOnly() {
    runner.interrupt();
    loop.callLater(Duration.ofSeconds(1), runner::interrupt);
    attempting("the first run", () -> runner.run(sleep(Duration.ofHours(1))))
        .shouldThrow(KeyboardInterrupt.class);
    runner.interrupt();

    attempting(
            "a second run, that cancels itself",
            () ->
                runner.run(
                    async(
                        () -> {
                          currentTask().cancel();
                          await(sleep(Duration.ofHours(1)));
                        })))
        .suggests(INTERRUPTS_ARE_REMEMBERED, thrown -> thrown instanceof KeyboardInterrupt)
        .shouldThrow(CancelledError.class);
  }

  @Test
  @DisplayName("a main task that was cancelled by somebody else throws a CancelledError")
  void aMainTaskThatWasCancelledBySomebodyElse() {
    attempting(
            "a run whose task cancels itself",
            () ->
                runner.run(
                    async(
                        () -> {
                          currentTask().cancel("enough");
                          await(sleep(Duration.ofHours(1)));
                        })))
        .suggests(CANCELLED_MEANS_INTERRUPTED, thrown -> thrown instanceof KeyboardInterrupt)
        .shouldThrow(CancelledError.class);
  }

  @Test
  @DisplayName("a main task that deals with its interrupt may return a result")
  void aMainTaskThatDealsWithItsInterruptMayReturnAResult() {
    loop.callLater(Duration.ofSeconds(1), runner::interrupt);
    String result =
        runner.run(
            async(
                () -> {
                  try {
                    await(sleep(Duration.ofHours(1)));
                    return "not interrupted";
                  } catch (CancelledError e) {
                    return "saved";
                  }
                }));

    observed("the result", result).shouldBe("saved");
  }

  @Test
  @DisplayName("two interrupts in the last iteration of a run do not end the next one")
  void twoInterruptsInTheLastIterationDoNotEndTheNextRun() {
    String first =
        runner.run(
            async(
                () -> {
                  loop.callSoon(
                      () -> {
                        runner.interrupt();
                        runner.interrupt();
                      });
                  return "one";
                }));
    observed("the result of the first run", first).suggests(RESULT_IS_LOST).shouldBe("one");

    attempting("the next run", () -> runner.run(sleep(Duration.ofSeconds(1))))
        .suggests(STOPS_THE_NEXT_RUN)
        .shouldSucceed();
  }

  @Test
  @DisplayName("a task that was interrupted and cancelled by itself ends in a CancelledError")
  void interruptedAndCancelledByItself() {
    attempting(
            "a run whose task cancels itself, and is interrupted",
            () ->
                runner.run(
                    async(
                        () -> {
                          currentTask().cancel("mine");
                          runner.interrupt();
                          await(sleep(Duration.ofHours(1)));
                        })))
        .suggests(EVERY_CANCEL, KeyboardInterrupt.class::isInstance)
        .shouldThrow(CancelledError.class);
  }

  @Test
  @DisplayName("a loop that somebody stops after an interrupt was stopped, not interrupted")
  void stoppedAfterAnInterrupt() {
    loop.callLater(Duration.ofSeconds(1), runner::interrupt);
    loop.callLater(Duration.ofSeconds(2), loop::stop);
    attempting(
            "a run that is interrupted once, and then stopped",
            () ->
                runner.run(
                    async(
                        () -> {
                          try {
                            await(sleep(Duration.ofHours(1)));
                          } catch (CancelledError ignored) {
                            await(sleep(Duration.ofHours(1)));
                          }
                        })))
        .suggests(RESULT_IS_LOST, KeyboardInterrupt.class::isInstance)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("an interrupt after the end does nothing, also when the loop is closed")
  void anInterruptAfterTheEnd() {
    runner.run(async(() -> {}));
    attempting("interrupting when the run is over", runner::interrupt)
        .suggests(INTERRUPTS_THE_DEAD)
        .shouldSucceed();
    runner.close();
    attempting("interrupting a runner that is closed", runner::interrupt)
        .suggests(INTERRUPTS_THE_DEAD)
        .shouldSucceed();
  }

  // Sleeping

  @Test
  @DisplayName("a sleep can be made anywhere, and its time counts from when it is awaited")
  void aSleepCountsFromTheAwait() {
    Awaitable<Void> made =
        during(
            SLEEP_BEGINS_WHEN_MADE,
            "making a sleep outside of a loop",
            () -> sleep(Duration.ofSeconds(1)));
    time.advance(Duration.ofHours(1));
    runner.run(async(() -> await(made)));

    observed("the time afterwards", time.now())
        .suggests(SLEEP_BEGINS_WHEN_MADE)
        .shouldBe(Duration.ofHours(1).plusSeconds(1));
  }

  @Test
  @DisplayName("a sleep takes its time, while others run, and returns its result")
  void aSleepTakesItsTimeWhileOthersRun() {
    during(
        SLEEP_BLOCKS,
        "sleeping for an hour of virtual time, beside another sleep",
        () ->
            runner.run(
                async(
                    () -> {
                      createTask(
                          async(
                              () -> {
                                await(sleep(Duration.ofMinutes(30)));
                                trace.add("other at " + time.now());
                              }));
                      trace.add(await(sleep(Duration.ofHours(1), "result")) + " at " + time.now());
                    })));

    observed("who woke when", trace)
        .suggests(FORGETS_THE_RESULT, seen -> seen.contains("null at PT1H"))
        .suggests(SLEEP_BLOCKS)
        .shouldBe("other at PT30M", "result at PT1H");
  }

  @Test
  @DisplayName("while a coroutine sleeps, so does the loop")
  void whileACoroutineSleepsSoDoesTheLoop() {
    during(SLEEP_POLLS, "sleeping for an hour", () -> runner.run(sleep(Duration.ofHours(1))));

    observed("how often the loop looked for events", time.polls())
        .suggests(SLEEP_POLLS)
        .shouldSatisfy("at most 5 times", polls -> polls <= 5);
  }

  @Test
  @DisplayName("a sleep of zero or less lets one iteration pass, without a timer")
  void aSleepOfZeroLetsOneIterationPass() {
    for (Duration delay : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      trace.clear();
      String result =
          runner.run(
              async(
                  () -> {
                    loop.callSoon(
                        () -> {
                          trace.add("in line");
                          loop.callSoon(trace.adding("an iteration later"));
                        });
                    String slept = await(sleep(delay, "slept"));
                    trace.add("woken, timers: " + loop.timersKept());
                    await(sleep(Duration.ofSeconds(1)));
                    return slept;
                  }));

      observed("the order around a sleep of " + delay, trace)
          .suggests(ZERO_DOES_NOT_SUSPEND, seen -> seen.getFirst().startsWith("woken"))
          .suggests(ZERO_USES_A_TIMER)
          .shouldBe("in line", "woken, timers: 0", "an iteration later");
      observed("the result of a sleep of " + delay, result)
          .suggests(FORGETS_THE_RESULT)
          .shouldBe("slept");
    }
  }

  @Test
  @DisplayName("a cancelled sleep leaves no timer")
  void aCancelledSleepLeavesNoTimer() {
    runner.run(
        async(
            () -> {
              Task<?> sleeping = createTask(sleep(Duration.ofMinutes(1)));
              await(sleep(Duration.ofSeconds(1)));
              sleeping.cancel();
              await(sleep(Duration.ofMinutes(5)));
            }));

    observed(
            "for how long the loop was willing to sleep",
            time.timeouts().stream().filter(Duration::isPositive).toList())
        .suggests(TIMER_STAYS)
        .shouldBe(List.of(Duration.ofSeconds(1), Duration.ofMinutes(5)));
  }

  @Test
  @DisplayName("a sleep that is cancelled in the iteration in which its time has come does no harm")
  void aSleepThatIsCancelledWhenItsTimeHasCome() {
    runner.run(
        async(
            () -> {
              Task<?> sleeping = createTask(sleep(Duration.ofSeconds(1)));
              loop.callLater(Duration.ofSeconds(1), sleeping::cancel);
              await(sleep(Duration.ofSeconds(2)));
              trace.add(sleeping.isCancelled() ? "cancelled" : "not cancelled");
            }));

    observed("how the sleep ended", trace).shouldBe("cancelled");
    observed("what the loop's exception handler was told", reports)
        .suggests(COMPLETES_CANCELLED)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    PeriodicDemo.program(loop, trace);

    Twin.expectSameAsCPython("periodic", trace);
  }
}
