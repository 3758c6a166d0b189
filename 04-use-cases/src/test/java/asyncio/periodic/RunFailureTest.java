package asyncio.periodic;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.6", part = 3, points = 8, seconds = 6)
@DisplayName("04.6 Periodic tasks, part 3: runs that fail or are cancelled")
class RunFailureTest extends PeriodicTests {

  static final Misconception FAILURE_IS_LOST =
      Misconception.of("failure-is-lost", "a run fails, and nobody is told");

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "catches-only-exceptions",
          "a run that throws an Error, such as AssertionError, ends the series; it is a failure"
              + " like any other");

  private static final Misconception CANCELLED_FROM_WITHIN =
      Misconception.of(
          "cancelled-from-within",
          "a run throws a CancelledError though nobody cancelled its task; that is a failure, and"
              + " nobody is told");

  private static final Misconception COUNTS_ALL_FAILURES =
      Misconception.of(
          "counts-all-failures",
          "the series gives up after so many failures in all; only those in a row count");

  private static final Misconception GIVES_UP_SILENTLY =
      Misconception.of(
          "gives-up-silently", "the series gives up, and who waits for its end is not told why");

  private static final Misconception HANDLER_ELSEWHERE =
      Misconception.of(
          "handler-elsewhere",
          "the handler is called in a callback or in another task; it is told in the task of the"
              + " run, which is under way until it returns");

  private static final Misconception CANCELLED_ENDS_THE_ROW =
      Misconception.of(
          "cancelled-run-ends-the-row",
          "a run that is cancelled ends a row of failures; it is neither a failure nor a success");

  private static final Misconception FATAL_IS_A_FAILURE =
      Misconception.of(
          "fatal-is-a-failure",
          "an error of the JVM counts as a failure of the run, and is told or swallowed; it is"
              + " to go on as it is. Failures.isFailure knows");

  private static final Misconception LAST_CANNOT_BE_TOO_MANY =
      Misconception.of(
          "the-last-cannot-be-too-many",
          "the last run that was asked for fails, and the series does not give up, as there"
              + " would be no more anyway; who waits for its end is not told");

  private static final Misconception GIVING_UP_LEAVES =
      Misconception.of(
          "giving-up-leaves-those-that-wait",
          "the series gives up, and due times that wait still run, or are forgotten without"
              + " being counted; to give up is to stop");

  private static final Misconception TELLS_FIRST =
      Misconception.of(
          "tells-before-it-ends",
          "the handler is told before the series ends, and while it awaits something runs begin;"
              + " end first, then tell");

  private static final Misconception TOLD_TWICE =
      Misconception.of(
          "told-twice",
          "a failure is told twice, since the series gives up; the handler sees it by last, and"
              + " needs no second call");

  private static final Misconception COUNTED_TWICE =
      Misconception.of(
          "counted-twice",
          "a run that has failed, and is cancelled while its handler is told, counts as"
              + " cancelled, too; it has failed, and each run ends in one way");

  private static final Misconception RUN_NEVER_ENDED =
      Misconception.of(
          "cancelled-before-it-began",
          "a run that is cancelled before its first step runs no code of yours, not even a finally;"
              + " a done callback tells of its end in any case");

  private static final Misconception COUNTS_REQUESTS =
      Misconception.of(
          "counts-requests-to-cancel",
          "a run that was asked to end counts as cancelled, though it refused and returned; ask"
              + " its task how it ended");

  static final Misconception CANCELS_TWICE =
      Misconception.of(
          "cancels-twice",
          "a run is cancelled a second time while it cleans up, which ends the cleaning up");

  private static final Misconception LEFT_TO_THE_KEEPER =
      Misconception.of(
          "cancel-leaves-it-to-the-keeper",
          "cancel only cancels the task that keeps the time, and what the facts say is wrong"
              + " until that has run; end the series first");

  private static final Misconception ONLY_ITS_OWN_CANCEL =
      Misconception.of(
          "only-its-own-cancel-ends-it",
          "somebody cancels the series' task, and it seems to go on: a run is due, or"
              + " waits. It has ended, also if it was cancelled before its first step");

  private static PeriodicBody failing() {
    return tick -> {
      throw new IllegalArgumentException("run " + tick.number());
    };
  }

  @Test
  @DisplayName("a run that fails does not end the series, and its failure is told and counted")
  void aFailure() {
    var boom = new IllegalArgumentException("on purpose");
    runOrName(
        DueTimesTest.FAILURE_ENDS_IT,
        "runs every 100 ms, of which the second fails",
        () -> {
          series =
              tellingOfFailures(every(100))
                  .start(
                      tick -> {
                        at(tick.number() + "");
                        if (tick.number() == 2) {
                          throw boom;
                        }
                      });
          pause(350);
          await(series.stop());
        });

    observed("runs every 100 ms, of which the second fails", trace)
        .suggests(DueTimesTest.FAILURE_ENDS_IT, seen -> seen.equals(List.of("1 at 0", "2 at 100")))
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "4 at 300");
    observed("what the handler was told", failures)
        .suggests(FAILURE_IS_LOST, List::isEmpty)
        .suggests(TOLD_TWICE, seen -> seen.size() == 2)
        .shouldBe(List.of(new RunFailure("beat", new Tick(2, 100_000_000, 0), boom, 1, false)));
    observed("how many failures were counted", series.facts().failures())
        .suggests(FAILURE_IS_LOST)
        .shouldBe(1L);
  }

  @Test
  @DisplayName("a failure that nobody handles goes to the loop's exception handler, at once")
  void aFailureWithoutAHandler() {
    var reports = new ArrayList<ExceptionContext>();
    runOrName(
        DueTimesTest.FAILURE_ENDS_IT,
        "a run that fails, without a handler",
        () -> {
          EventLoop.running().setExceptionHandler((_, context) -> reports.add(context));
          series =
              every(100)
                  .start(
                      _ -> {
                        throw new IllegalArgumentException("on purpose");
                      });
          pause(50);
          note("told: " + reports.stream().map(ExceptionContext::message).toList());
          await(series.stop());
        });

    observed("what the loop's exception handler was told", trace)
        .suggests(FAILURE_IS_LOST, seen -> seen.contains("told: []") && series.facts().runs() == 1)
        .shouldBe("told: [run 1 of beat failed]");
  }

  @Test
  @DisplayName("a run that throws an error has failed, too")
  void anError() {
    runOrName(
        ONLY_EXCEPTIONS,
        "a run that throws an AssertionError",
        () -> {
          series =
              tellingOfFailures(every(100))
                  .start(
                      tick -> {
                        at(tick.number() + "");
                        throw new AssertionError("on purpose");
                      });
          pause(150);
          await(series.stop());
        });

    observed("runs every 100 ms, which throw an error", trace)
        .suggests(ONLY_EXCEPTIONS, seen -> seen.contains("1 at 0") && failures.isEmpty())
        .suggests(
            DueTimesTest.FAILURE_ENDS_IT, seen -> seen.contains("1 at 0") && failures.size() == 1)
        .shouldBe("1 at 0", "2 at 100");
    observed("how many failures were told", failures.size())
        .suggests(FAILURE_IS_LOST, seen -> seen == 0)
        .shouldBe(2);
  }

  @Test
  @DisplayName("an error of the JVM is no failure of a run: it goes on, and nobody is told")
  void aFatalError() {
    try (var loop = EventLoop.create(time, time)) {
      loop.setExceptionHandler((_, _) -> {});
      attempting(
              "running a series with a run that throws an InternalError",
              () -> Runner.runUntilComplete(loop, async(this::aFatalRun)))
          .suggests(FATAL_IS_A_FAILURE, thrown -> thrown == null && series.facts().runs() == 1)
          .shouldThrow(InternalError.class);
    }

    observed("failures that were told", failures).suggests(FATAL_IS_A_FAILURE).shouldBeEmpty();
    observed("failures that were counted", series.facts().failures())
        .suggests(FATAL_IS_A_FAILURE)
        .shouldBe(0L);
  }

  private void aFatalRun() {
    series =
        tellingOfFailures(every(100))
            .times(1)
            .start(
                _ -> {
                  throw new InternalError("on purpose");
                });
    pause(50);
  }

  @Test
  @DisplayName("a run that awaits something cancelled has failed, as nobody cancelled it")
  void cancelledFromWithin() {
    runOrName(
        CANCELLED_FROM_WITHIN,
        "a run that awaits a future which somebody cancels",
        () -> {
          var future = new Future<Void>(EventLoop.running());
          future.cancel();
          series = tellingOfFailures(every(100)).times(2).start(_ -> await(future));
          await(series.join());
        });

    observed("how many failures were told, of two", failures.size())
        .suggests(CANCELLED_FROM_WITHIN, seen -> seen == 0 && series.facts().runs() == 2)
        .shouldBe(2);
    observed("how many runs count as cancelled", series.facts().cancelled()).shouldBe(0L);
  }

  @Test
  @DisplayName("a series can give up when so many runs in a row have failed")
  void givingUp() {
    runOrName(
        DueTimesTest.FAILURE_ENDS_IT,
        "a series that gives up after three failures in a row",
        () -> {
          series =
              tellingOfFailures(every(100).givingUpAfter(3))
                  .start(
                      tick -> {
                        at(tick.number() + "");
                        if (tick.number() != 3) {
                          throw new IllegalArgumentException("run " + tick.number());
                        }
                      });
          pause(1000);
          await(series.stop());
        });

    observed("runs every 100 ms, which all fail but for the third", trace)
        .suggests(COUNTS_ALL_FAILURES, seen -> seen.size() == 4)
        .suggests(DueTimesTest.FAILURE_ENDS_IT, seen -> seen.size() == 1)
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "4 at 300", "5 at 400", "6 at 500");
    observed("how many had failed in a row", failures.stream().map(RunFailure::inARow).toList())
        .suggests(FAILURE_IS_LOST, List::isEmpty)
        .suggests(TOLD_TWICE, seen -> seen.size() > 5)
        .suggests(COUNTS_ALL_FAILURES, seen -> seen.get(2) == 3)
        .shouldBe(List.of(1, 2, 1, 2, 3));
    observed("which was the last", failures.stream().map(RunFailure::last).toList())
        .shouldBe(List.of(false, false, false, false, true));
  }

  @Test
  @DisplayName("who waits for the end of a series is told that it gave up")
  void joinTellsOfFailures() {
    var boom = new IllegalArgumentException("on purpose");
    runOrName(
        GIVES_UP_SILENTLY,
        "waiting for the end of a series that gives up",
        () -> {
          series =
              tellingOfFailures(every(100).times(5).givingUpAfter(2))
                  .start(
                      _ -> {
                        throw boom;
                      });
          try {
            await(series.join());
            note("ended");
          } catch (TooManyFailures tooMany) {
            note(tooMany.getMessage());
            note(tooMany.getCause() == boom ? "by the last failure" : "" + tooMany.getCause());
          }
        });

    observed("how the wait ended", trace)
        .suggests(DueTimesTest.JOIN_DOES_NOT_WAIT, _ -> series.facts().runs() < 2)
        .suggests(FAILURE_IS_LOST, _ -> failures.isEmpty())
        .suggests(GIVES_UP_SILENTLY, seen -> seen.contains("ended") && failures.size() == 2)
        .shouldBe("beat ended, as 2 runs in a row have failed", "by the last failure");
  }

  @Test
  @DisplayName("a series that gives up lets the other runs finish, and has given up once")
  void givesUpOnce() {
    runOrName(
        DueTimesTest.FAILURE_ENDS_IT,
        "three runs side by side that fail, in a series that gives up at the first failure",
        () -> {
          series =
              tellingOfFailures(every(100).overlap(Overlap.ALLOW_ALL).times(3).givingUpAfter(1))
                  .start(
                      tick -> {
                        take(250);
                        throw new IllegalArgumentException("run " + tick.number());
                      });
          try {
            await(series.join());
          } catch (TooManyFailures tooMany) {
            at(tooMany.getCause().getMessage());
          }
        });

    observed("how the wait for the end ended", trace)
        .suggests(GIVES_UP_SILENTLY, seen -> seen.isEmpty() && failures.size() == 3)
        .suggests(COUNTS_ALL_FAILURES, seen -> seen.contains("run 3 at 450"))
        .suggests(
            DueTimesTest.JOIN_DOES_NOT_WAIT, seen -> seen.isEmpty() && series.facts().runs() < 2)
        .suggests(FAILURE_IS_LOST, _ -> failures.isEmpty())
        .suggests(
            OverlapTest.ONE_AT_A_TIME, _ -> failures.size() == 1 && series.facts().runs() == 1)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .shouldBe("run 1 at 450");
    observed("for which failures it was the end", failures.stream().map(RunFailure::last).toList())
        .suggests(TOLD_TWICE, seen -> seen.size() > 3)
        .shouldBe(List.of(true, false, false));
  }

  @Test
  @DisplayName("a handler is told in the task of the run that failed, which is under way meanwhile")
  void theTaskOfTheHandler() {
    run(
        () -> {
          series = every(100).onFailure(this::handleFor150).start(noting(failing()));
          pause(330);
          stopAndNote();
        });

    observed("runs that fail every 100 ms, with a handler that takes 150", trace)
        .suggests(
            DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100") && told(seen, "beat 2"))
        .suggests(FAILURE_IS_LOST, seen -> seen.stream().noneMatch(l -> l.startsWith("told")))
        .suggests(HANDLER_ELSEWHERE, seen -> !told(seen, "beat 1"))
        .shouldBe(
            "1 at 0",
            "told in beat 1",
            "handled at 150",
            "3 at 200",
            "told in beat 3",
            "handled at 350",
            "stopped at 350");
  }

  private static boolean told(List<String> lines, String task) {
    return lines.contains("told in " + task);
  }

  private void handleFor150(RunFailure failure) {
    failures.add(failure);
    note("told in " + (currentTask() == null ? "no task" : currentTask().name()));
    pause(150);
    at("handled");
  }

  private PeriodicBody noting(PeriodicBody body) {
    return tick -> {
      at(tick.number() + "");
      body.run(tick);
    };
  }

  @Test
  @DisplayName("a series that gives up has ended before the handler is told")
  void endsBeforeItTells() {
    var schedule = every(100).overlap(Overlap.ALLOW_ALL).times(4).givingUpAfter(1);
    run(
        () -> {
          series = schedule.onFailure(this::handleFor150).start(noting(failing()));
          join();
        });

    observed("a series that gives up at once, with a handler that takes 150 ms", trace)
        .suggests(DueTimesTest.JOIN_DOES_NOT_WAIT, seen -> seen.contains("ended at 0"))
        .suggests(TELLS_FIRST, seen -> seen.contains("2 at 100") && told(seen, "beat 1"))
        .suggests(TOLD_TWICE, _ -> failures.size() == 2)
        .suggests(FAILURE_IS_LOST, seen -> seen.contains("2 at 100") && failures.isEmpty())
        .suggests(HANDLER_ELSEWHERE, seen -> seen.contains("1 at 0") && !told(seen, "beat 1"))
        .suggests(GIVES_UP_SILENTLY, seen -> seen.contains("ended at 150"))
        .shouldBe("1 at 0", "told in beat 1", "handled at 150", "gave up at 150");
  }

  @Test
  @DisplayName("due times that wait for their turn when a series gives up are skipped")
  void givesUpWhileSomeWait() {
    run(
        () -> {
          series =
              tellingOfFailures(every(100).overlap(Overlap.BUFFER_ALL).times(9).givingUpAfter(1))
                  .start(
                      noting(
                          tick -> {
                            pause(250);
                            failing().run(tick);
                          }));
          join();
        });

    observed("runs of 250 ms, every 100 ms, of which the first fails", trace)
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(DueTimesTest.JOIN_DOES_NOT_WAIT, seen -> seen.contains("ended at 0"))
        .suggests(GIVES_UP_SILENTLY, seen -> seen.contains("ended at 250"))
        .suggests(FAILURE_IS_LOST, _ -> failures.isEmpty())
        .suggests(GIVING_UP_LEAVES, seen -> seen.contains("2 at 250"))
        .shouldBe("1 at 0", "gave up at 250");
    observed("due times that were skipped", series.facts().skipped())
        .suggests(GIVING_UP_LEAVES, seen -> seen == 0)
        .shouldBe(2L);
  }

  @Test
  @DisplayName("the last run that was asked for can be one failure too many")
  void givesUpAtTheLastRun() {
    run(
        () -> {
          series = tellingOfFailures(every(100).times(3).givingUpAfter(3)).start(failing());
          join();
        });

    observed(
            "which of three failures was the last",
            failures.stream().map(RunFailure::last).toList())
        .suggests(LAST_CANNOT_BE_TOO_MANY, seen -> seen.equals(List.of(false, false, false)))
        .suggests(TOLD_TWICE, seen -> seen.equals(List.of(false, false, true, true)))
        .shouldBe(List.of(false, false, true));
    observed("how the series ended", trace)
        .suggests(GIVES_UP_SILENTLY, seen -> seen.contains("ended at 200"))
        .shouldBe("gave up at 200");
  }

  @Test
  @DisplayName("a run that is cancelled does not end a row of failures")
  void aCancelledRunInARow() {
    run(
        () -> {
          series =
              tellingOfFailures(every(100))
                  .start(
                      tick -> {
                        if (tick.number() == 2) {
                          pause(1000);
                        }
                        failing().run(tick);
                      });
          pause(150);
          series.underWay().forEach(Task::cancel);
          pause(100);
          await(series.stop());
        });

    observed(
            "failures in a row, of runs of which the second is cancelled",
            failures.stream().map(RunFailure::inARow).toList())
        .suggests(DueTimesTest.CANCELLED_RUN_FAILED, seen -> seen.size() == 3)
        .suggests(CANCELLED_ENDS_THE_ROW, seen -> seen.equals(List.of(1, 1)))
        .shouldBe(List.of(1, 2));
  }

  @Test
  @DisplayName("a run that has failed counts as that, also if it is cancelled while that is told")
  void cancelledInItsHandler() {
    run(
        () -> {
          series = every(100).onFailure(this::handleFor150).start(failing());
          pause(50);
          series.underWay().forEach(Task::cancel);
          pause(10);
          await(series.stop());
        });

    observed("runs, failures, and cancelled runs", counts(series.facts()))
        .suggests(COUNTED_TWICE, seen -> seen.equals(List.of(1L, 1L, 1L)))
        .shouldBe(List.of(1L, 1L, 0L));
  }

  @Test
  @DisplayName("cancelling a run ends that run alone, and is no failure")
  void cancellingARun() {
    runOrName(
        DueTimesTest.CANCELLED_RUN_ENDS_IT,
        "cancel the run under way",
        () -> {
          series = tellingOfFailures(every(100)).start(beginsAndEnds(60));
          pause(30);
          series.underWay().forEach(Task::cancel);
          pause(150);
          await(series.stop());
        });

    observed("runs of 60 ms, of which the first is cancelled after 30", trace)
        .suggests(DueTimesTest.CANCELLED_RUN_ENDS_IT, seen -> seen.equals(List.of("begin 1 at 0")))
        .shouldBe("begin 1 at 0", "begin 2 at 100", "end 2 at 160");
    observed("failures that were told", failures)
        .suggests(DueTimesTest.CANCELLED_RUN_FAILED)
        .shouldBeEmpty();
    observed("runs, failures, and cancelled runs", counts(series.facts()))
        .suggests(DueTimesTest.CANCELLED_RUN_FAILED, seen -> seen.get(1) > 0)
        .suggests(DueTimesTest.CANCELLED_UNCOUNTED, seen -> seen.get(2) == 0)
        .shouldBe(List.of(2L, 0L, 1L));
  }

  @Test
  @DisplayName("a run that refuses to be cancelled, and returns, was not cancelled")
  void aRunThatRefuses() {
    run(
        () -> {
          series =
              tellingOfFailures(every(100))
                  .start(
                      _ -> {
                        try {
                          pause(1000);
                        } catch (CancelledError refused) {
                          at("refused");
                        }
                      });
          pause(50);
          series.underWay().forEach(Task::cancel);
          pause(10);
          await(series.stop());
        });

    observed("a run that is cancelled at 50", trace).shouldBe("refused at 50");
    observed("runs, failures, and cancelled runs", counts(series.facts()))
        .suggests(COUNTS_REQUESTS, seen -> seen.get(2) == 1)
        .shouldBe(List.of(1L, 0L, 0L));
  }

  @Test
  @DisplayName("wherever a run is cancelled, the next one has its turn")
  void runsCancelledAtEveryMoment() {
    List<Ending> endings = new ArrayList<>();
    attempting(
            "three runs in a row, of which one is cancelled",
            () -> EveryMoment.strike("cancelled", moment -> endings.add(cancelARun(moment))))
        .suggests(DueTimesTest.END_IS_NO_NEWS, thrown -> stuckWhenItWas(thrown, "not cancelled"))
        .suggests(RUN_NEVER_ENDED, thrown -> stuckWhenItWas(thrown, "cancelled"))
        .suggests(
            DueTimesTest.JOIN_DOES_NOT_WAIT, thrown -> thrown.getMessage().contains("tasks left"))
        .shouldSucceed();

    for (var ending : endings) {
      observed("runs, those under way, and due times that wait", sums(ending.facts()))
          .suggests(
              DueTimesTest.CANCELLED_RUN_ENDS_IT,
              seen -> seen.getFirst() < 3 && ending.cancelled() == 1)
          .suggests(OverlapTest.WAITING_ARE_FORGOTTEN, seen -> seen.getFirst() == 1)
          .suggests(OverlapTest.MORE_THAN_ASKED, seen -> seen.getFirst() > 3)
          .shouldBe(List.of(3L, 0L, 0L));
      observed("cancelled runs", ending.facts().cancelled())
          .suggests(DueTimesTest.CANCELLED_RUN_FAILED, _ -> ending.facts().failures() > 0)
          .suggests(DueTimesTest.CANCELLED_UNCOUNTED, seen -> seen < ending.cancelled())
          .shouldBe(ending.cancelled());
    }
  }

  private static boolean stuckWhenItWas(Throwable thrown, String struck) {
    return thrown.getMessage().startsWith("when it was " + struck)
        && thrown.getCause() instanceof StuckLoopException;
  }

  /** What a series says at its end, and how many of the runs that were struck were cancelled. */
  private record Ending(Facts facts, long cancelled) {}

  private static Ending cancelARun(EveryMoment moment) {
    var started = new ArrayList<PeriodicTask>();
    var struck = new ArrayList<Task<Void>>();
    runStruck(
        _ -> moment.pass(() -> struck.addAll(cancelRunsOf(started))),
        () -> {
          started.add(every(100).overlap(Overlap.BUFFER_ALL).times(3).start(_ -> pause(230)));
          await(started.getFirst().join());
        });
    return new Ending(
        started.getFirst().facts(), struck.stream().filter(Task::isCancelled).count());
  }

  private static List<Long> sums(Facts facts) {
    return List.of(facts.runs(), (long) facts.underWay(), (long) facts.waiting());
  }

  private static List<Task<Void>> cancelRunsOf(List<PeriodicTask> series) {
    List<Task<Void>> runs = series.stream().flatMap(s -> s.underWay().stream()).toList();
    runs.forEach(Task::cancel);
    return runs;
  }

  @Test
  @DisplayName("what can be seen of a series right after cancel says that it has ended")
  void factsAfterCancel() {
    var facts = new ArrayList<Facts>();
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(cleansUpFor(0));
          pause(250);
          series.cancel();
          facts.add(series.facts());
        });

    observed("facts right after cancel, with a run under way and two that waited", facts.getFirst())
        .suggests(LEFT_TO_THE_KEEPER, seen -> seen.nextDue().isPresent() || seen.waiting() > 0)
        .shouldBe(new Facts(1, 0, 0, 2, 1, 0, OptionalLong.empty()));
  }

  @Test
  @DisplayName("a run that cleans up after it was cancelled is not cancelled again")
  void cancelledTwice() {
    run(
        () -> {
          series = every(100).start(cleansUpFor(50));
          pause(20);
          series.cancel();
          pause(10);
          series.cancel();
          pause(100);
        });

    observed("a run that needs 50 ms to clean up, cancelled at 20 and at 30", trace)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CANCELS_TWICE, seen -> seen.equals(List.of("begin 1 at 0")))
        .suggests(DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.contains("cleaned up 1 at 180"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 70");
  }

  @Test
  @DisplayName("a series whose task somebody cancels has ended, and its runs with it")
  void theTaskIsCancelled() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(cleansUpFor(0));
          pause(250);
          cancelTask("beat");
          pause(10);
        });

    observed("facts of a run and two that waited, after allTasks was cancelled", series.facts())
        .suggests(ONLY_ITS_OWN_CANCEL, seen -> seen.nextDue().isPresent() || seen.waiting() > 0)
        .suggests(DueTimesTest.CANCELLED_RUN_FAILED, seen -> seen.failures() == 1)
        .suggests(
            DueTimesTest.CANCELLED_UNCOUNTED, seen -> seen.runs() == 1 && seen.cancelled() == 0)
        .shouldBe(new Facts(1, 0, 1, 2, 0, 0, OptionalLong.empty()));
  }

  @Test
  @DisplayName("a series whose task is cancelled before its first step has ended")
  void theTaskIsCancelledBeforeItsFirstStep() {
    run(
        () -> {
          series = every(100).start(begins(0));
          cancelTask("beat");
          pause(10);
        });

    observed("facts of a series whose task was cancelled at once", series.facts())
        .suggests(ONLY_ITS_OWN_CANCEL, seen -> seen.nextDue().isPresent())
        .shouldBe(new Facts(0, 0, 0, 0, 0, 0, OptionalLong.empty()));
  }

  private static void cancelTask(String name) {
    allTasks().stream().filter(task -> task.name().equals(name)).forEach(Task::cancel);
  }

  @Test
  @DisplayName("a series that is cancelled before its first run leaves nothing behind")
  void cancelAtOnce() {
    run(
        () -> {
          series = every(100).start(begins(0));
          series.cancel();
          await(series.stop());
          pause(300);
          noteTasksLeft();
        });

    observed("a series that is cancelled at once", trace).shouldBe("left: []");
  }
}
