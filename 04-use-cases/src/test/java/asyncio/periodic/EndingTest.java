package asyncio.periodic;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.6", part = 4, points = 8, seconds = 8)
@DisplayName("04.6 Periodic tasks, part 4: the end of a series")
class EndingTest extends PeriodicTests {

  private static final Misconception STOP_CANCELS =
      Misconception.of(
          "stop-cancels-the-run", "stop cancels the run that is under way; it is to finish");

  private static final Misconception STOP_DOES_NOT_WAIT =
      Misconception.of(
          "stop-does-not-wait", "stop returns while a run is under way; it waits for its end");

  private static final Misconception STOP_SLEEPS_ON =
      Misconception.of(
          "stop-waits-for-the-next-due-time",
          "stop is noticed only when the next run is due; wake whoever sleeps until then");

  private static final Misconception CANCELLED_STOP =
      Misconception.of(
          "cancelled-stop-cancels-the-run",
          "who is cancelled while it awaits stop cancels the run it waits for; to await a task is"
              + " to cancel it with you, but for a wait or a shield");

  private static final Misconception STOP_THROWS =
      Misconception.of(
          "stop-throws-the-cancellation",
          "the series was cancelled, and whoever stops it or waits for its end gets a"
              + " CancelledError, though nobody cancelled that task");

  private static final Misconception WAITS_FOR_ITSELF =
      Misconception.of(
          "waits-for-itself", "a run that stops its own series waits for its own end, for ever");

  private static final Misconception KNOWS_ONLY_ITS_TASK =
      Misconception.of(
          "knows-only-the-runs-own-task",
          "a run stops its series by way of another task, with gather, say, and waits for itself"
              + " after all; tasks inherit the context of who starts them");

  private static final Misconception NEVER_WAITS =
      Misconception.of(
          "what-a-run-started-never-waits",
          "a task that a run has started never waits, not even when that run has ended; it is no"
              + " part of the runs that are under way then, and can wait for them");

  static final Misconception CLOSE_DOES_NOT_WAIT =
      Misconception.of(
          "close-does-not-wait",
          "close returns while a run is still cleaning up; nothing may be left behind it");

  private static final Misconception CLOSE_GIVES_UP =
      Misconception.of(
          "close-gives-up-when-cancelled",
          "close is cancelled while it waits, and returns although a run is still cleaning up");

  private static final Misconception JOIN_CANCELS =
      Misconception.of(
          "join-cancels", "who is cancelled while it waits for the end cancels the series");

  private static final Misconception TOLD_IS_ENDED =
      Misconception.of(
          "told-to-end-is-ended",
          "a series that was told to end is taken for one that has ended, and whoever stops or"
              + " closes it next does not wait");

  private static final Misconception STOP_IGNORED =
      Misconception.of(
          "stop-is-ignored-at-the-last",
          "a series that wants no more runs takes no notice of stop, and those that wait still"
              + " run");

  private static final Misconception SWALLOWS =
      Misconception.of(
          "swallows-the-cancellation",
          "who is cancelled while it waits for the end goes on as if it were not; its"
              + " CancelledError has to come out");

  private static final Misconception STOP_ACTS_AT_ONCE =
      Misconception.of(
          "stop-acts-when-called",
          "stop ends the series when it is called; it is a coroutine, and does nothing before it"
              + " is awaited");

  private static final Misconception ONE_VARIABLE =
      Misconception.of(
          "one-variable-for-all-series",
          "all series share a variable that says in which run one is; so a run of one series"
              + " does not wait for another. Each needs a variable of its own");

  private static final Misconception JOIN_RETURNS_IN_A_RUN =
      Misconception.of(
          "join-returns-in-a-run",
          "a run that waits for the end of its own series goes on as if that had come; it is to"
              + " be told that it cannot");

  private static final Misconception JOIN_HIDES =
      Misconception.of(
          "join-hides-the-failure",
          "the task of the series has failed, and who waits for its end is not told");

  private static final Misconception CLOSE_RETURNS =
      Misconception.of(
          "close-returns-where-it-cannot-wait",
          "close is called in a callback, where nobody can wait, and returns as if all were gone");

  private static final Misconception CLOSE_REFUSES =
      Misconception.of(
          "close-refuses-before-it-cancels",
          "close finds that it cannot wait, and leaves the series as it is; it is to cancel it"
              + " in any case");

  private static final Misconception CLOSE_OF_A_RUN =
      Misconception.of(
          "close-of-a-run-does-nothing",
          "a run closes its own series, and it goes on; the run cannot wait, but the series is"
              + " to end");

  @Test
  @DisplayName("stop lets the run under way finish, waits for it, and begins no other")
  void stop() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          pause(130);
          stopAndNote();
          pause(500);
        });

    observed("runs of 70 ms, every 100 ms, stopped at 130", trace)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 130") && leftByStop > 0)
        .suggests(STOP_CANCELS, seen -> seen.indexOf("stopped at 130") == 3)
        .suggests(STOP_SLEEPS_ON, seen -> seen.contains("stopped at 200"))
        .shouldBe(
            "begin 1 at 0", "end 1 at 70", "begin 2 at 100", "end 2 at 170", "stopped at 170");
    observed("when the next run is due", series.facts().nextDue()).shouldBe(OptionalLong.empty());
  }

  @Test
  @DisplayName("stop between two runs does not wait for the next due time")
  void stopBetweenRuns() {
    run(
        () -> {
          series = every(3_600_000).start(begins(0));
          pause(1000);
          await(series.stop());
          at("stopped");
        });

    observed("a run every hour, stopped after a second", trace)
        .suggests(STOP_SLEEPS_ON, seen -> seen.contains("stopped at 3600000"))
        .shouldBe("1 at 0", "stopped at 1000");
  }

  @Test
  @DisplayName("due times that wait for their turn when the series is stopped are skipped")
  void stopWhileSomeWait() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(beginsAndEnds(370));
          pause(320);
          stopAndNote();
          pause(1000);
        });

    observed("runs of 370 ms, every 100 ms, stopped at 320", trace)
        .suggests(DueTimesTest.STOP_RUNS_THE_WAITING, seen -> seen.contains("begin 2 at 370"))
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("begin 2 at 100"))
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 320") && leftByStop > 0)
        .suggests(STOP_CANCELS, seen -> seen.equals(List.of("begin 1 at 0", "stopped at 320")))
        .shouldBe("begin 1 at 0", "end 1 at 370", "stopped at 370");
    observed("due times that were skipped", series.facts().skipped()).shouldBe(3L);
    observed("due times that wait", series.facts().waiting()).shouldBe(0);
  }

  @Test
  @DisplayName("a series that wants no more runs is stopped like any other: who waits is skipped")
  void stopAtTheLast() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).times(3).start(begins(230));
          pause(250);
          stopAndNote();
        });

    observed("three runs of 230 ms, of which one waits at 250, when the series is stopped", trace)
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(STOP_IGNORED, seen -> seen.contains("3 at 460"))
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 250") && leftByStop > 0)
        .suggests(STOP_CANCELS, seen -> seen.indexOf("stopped at 250") == 2)
        .shouldBe("1 at 0", "2 at 230", "stopped at 460");
    observed("due times that were skipped", series.facts().skipped()).shouldBe(1L);
  }

  @Test
  @DisplayName("a stop does nothing before it is awaited, as all coroutines")
  void stopIsACoroutine() {
    run(
        () -> {
          series = every(100).start(begins(0));
          pause(50);
          var stop = series.stop();
          pause(100);
          await(stop);
          at("stopped");
        });

    observed("a stop that is made at 50, and awaited at 150", trace)
        .suggests(STOP_ACTS_AT_ONCE, seen -> seen.contains("1 at 0") && !seen.contains("2 at 100"))
        .suggests(STOP_SLEEPS_ON, seen -> seen.contains("stopped at 200"))
        .shouldBe("1 at 0", "2 at 100", "stopped at 150");
  }

  @Test
  @DisplayName("several may stop a series at once, and each of them waits")
  void severalStops() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          pause(10);
          Task<Void> first = start("first", this::stopAndNote);
          pause(10);
          Task<Void> second = start("second", this::stopAndNote);
          await(gather(first, second));
          await(series.stop());
          at("stopped again");
        });

    observed("a run of 70 ms, stopped at 10 and at 20, and again when all is over", trace)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_CANCELS, seen -> seen.indexOf("stopped at 10") == 1 && leftByStop == 0)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.indexOf("stopped at 10") == 1)
        .suggests(TOLD_IS_ENDED, seen -> seen.contains("stopped at 20"))
        .shouldBe(
            "begin 1 at 0", "end 1 at 70", "stopped at 70", "stopped at 70", "stopped again at 70");
  }

  @Test
  @DisplayName("close waits also for a series that was told to end before")
  void closeAfterStop() {
    run(
        () -> {
          series = every(100).start(cleansUpFor(30));
          pause(10);
          Task<Void> stopping = start("stopping", () -> await(series.stop()));
          pause(10);
          leftByStop = series.facts().underWay();
          series.close();
          at("closed");
          await(stopping);
        });

    observed("a run that needs 30 ms to clean up, stopped at 10 and closed at 20", trace)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_CANCELS, seen -> seen.contains("begin 1 at 0") && leftByStop == 0)
        .suggests(
            RunFailureTest.CANCELS_TWICE,
            seen -> seen.equals(List.of("begin 1 at 0", "closed at 20")))
        .suggests(TOLD_IS_ENDED, seen -> seen.indexOf("closed at 20") == 1)
        .suggests(DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.contains("closed at 1000030"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 50", "closed at 50");
  }

  @Test
  @DisplayName("who is cancelled while it waits for the end of a series does not go on")
  void theCancellationOfWhoWaits() {
    run(
        () -> {
          series = every(100).start(begins(70));
          pause(10);
          Task<Void> stopping = start("stopping", () -> waitAndNote(series.stop()));
          Task<Void> joining = start("joining", () -> waitAndNote(series.join()));
          pause(10);
          stopping.cancel();
          joining.cancel();
          pause(10);
          note("cancelled: " + stopping.isCancelled() + ", " + joining.isCancelled());
        });

    observed("a stop and a join that are cancelled at 20, with a run until 70", trace)
        .suggests(SWALLOWS, seen -> seen.contains("went on at 20"))
        .shouldBe("1 at 0", "cancelled: true, true");
  }

  private void waitAndNote(Coroutine<Void> end) {
    await(end);
    at("went on");
  }

  @Test
  @DisplayName("a stop that is cancelled has stopped the series, and leaves the run alone")
  void aCancelledStop() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          pause(10);
          Task<Void> stopping = start("stopping", () -> await(series.stop()));
          pause(10);
          leftByStop = series.facts().underWay();
          stopping.cancel();
          ended(stopping);
          at("gave up");
          pause(500);
        });

    observed("a run of 70 ms, stopped at 10, with the stop cancelled at 20", trace)
        .suggests(STOP_CANCELS, seen -> seen.contains("begin 1 at 0") && leftByStop == 0)
        .suggests(CANCELLED_STOP, seen -> seen.equals(List.of("begin 1 at 0", "gave up at 20")))
        .shouldBe("begin 1 at 0", "gave up at 20", "end 1 at 70");
    observed("how many runs were cancelled", series.facts().cancelled())
        .suggests(CANCELLED_STOP)
        .shouldBe(0L);
  }

  @Test
  @DisplayName("who stops a cancelled series, or waits for its end, is not cancelled with it")
  void stopAfterCancel() {
    runOrName(
        STOP_THROWS,
        "stop and join a series that is cancelled meanwhile",
        () -> {
          series = every(100).start(begins(70));
          pause(10);
          Task<Void> stopping = start("stopping", () -> await(series.stop()));
          Task<Void> joining = start("joining", () -> await(series.join()));
          pause(10);
          series.cancel();
          await(stopping);
          await(joining);
          at("both returned");
          await(series.stop());
          await(series.join());
          at("once more");
        });

    observed("a stop and a join at 10, of a series that is cancelled at 20", trace)
        .suggests(DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.contains("both returned at 70"))
        .shouldBe("1 at 0", "both returned at 20", "once more at 20");
  }

  @Test
  @DisplayName("a run can stop its own series, and does not wait for itself")
  void stopFromARun() {
    runOrName(
        WAITS_FOR_ITSELF,
        "a run that stops its own series",
        () -> {
          series =
              every(100)
                  .start(
                      tick -> {
                        at("begin " + tick.number());
                        if (tick.number() == 2) {
                          await(series.stop());
                          take(20);
                          at("goes on");
                        }
                      });
          start("joining", this::join);
          pause(350);
        });

    observed("the second run stops the series, and takes 20 ms more", trace)
        .suggests(DueTimesTest.JOIN_DOES_NOT_WAIT, seen -> seen.contains("ended at 0"))
        .suggests(STOP_CANCELS, seen -> seen.size() == 3 && seen.contains("ended at 100"))
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(WAITS_FOR_ITSELF, seen -> seen.size() == 2)
        .shouldBe("begin 1 at 0", "begin 2 at 100", "goes on at 120", "ended at 120");
  }

  @Test
  @DisplayName("two runs that stop their own series do not wait for each other")
  void stopFromTwoRuns() {
    runOrName(
        WAITS_FOR_ITSELF,
        "two runs that stop their own series",
        () -> {
          series =
              every(100)
                  .overlap(Overlap.ALLOW_ALL)
                  .times(2)
                  .start(
                      tick -> {
                        pause(250 - 100 * tick.number());
                        await(series.stop());
                        at("stopped by " + tick.number());
                      });
          await(series.join());
        });

    observed(
            "two runs side by side stop the series at 150",
            trace.lines().stream().sorted().toList())
        .shouldBe("stopped by 1 at 150", "stopped by 2 at 150");
  }

  @Test
  @DisplayName("a run that stops another series waits for its end")
  void stopFromARunOfAnother() {
    run(
        () -> {
          var other = every(1000).start(beginsAndEnds(70));
          series =
              every(100)
                  .named("another")
                  .times(1)
                  .start(
                      _ -> {
                        pause(10);
                        await(other.stop());
                        at("stopped");
                      });
          await(series.join());
        });

    observed("a run of 70 ms, whose series is stopped by a run of another at 10", trace)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(ONE_VARIABLE, seen -> seen.contains("stopped at 10"))
        .suggests(DueTimesTest.JOIN_DOES_NOT_WAIT, seen -> !seen.toString().contains("stopped"))
        .shouldBe("begin 1 at 0", "end 1 at 70", "stopped at 70");
  }

  @Test
  @DisplayName("a run can stop its own series by way of another task")
  void stopFromATaskOfARun() {
    runOrName(
        KNOWS_ONLY_ITS_TASK,
        "a run that awaits gather(series.stop(), …)",
        () -> {
          series =
              every(100)
                  .times(1)
                  .start(
                      _ -> {
                        await(gather(series.stop(), sleep(millis(10))));
                        at("gathered");
                      });
          await(series.join());
        });

    observed("a run that stops its series by way of gather", trace).shouldBe("gathered at 10");
  }

  @Test
  @DisplayName("a task that was started by a run which has ended does wait")
  void stopFromATaskThatARunLeftBehind() {
    run(
        () -> {
          series =
              every(100)
                  .start(
                      tick -> {
                        if (tick.number() == 1) {
                          start("left behind", this::stopsAt150);
                        } else {
                          beginsAndEnds(70).run(tick);
                        }
                      });
          pause(1000);
        });

    observed("a run of 70 ms from 100 on, and a stop at 150", trace)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_CANCELS, seen -> seen.equals(List.of("begin 2 at 100", "stopped at 150")))
        .suggests(NEVER_WAITS, seen -> seen.contains("stopped at 150"))
        .shouldBe("begin 2 at 100", "end 2 at 170", "stopped at 170");
  }

  private void stopsAt150() {
    pause(150);
    stopAndNote();
  }

  @Test
  @DisplayName("close cancels the run under way, and waits until it has cleaned up")
  void close() {
    run(
        () -> {
          try (var beat = every(100).start(cleansUpFor(30))) {
            series = beat;
            pause(50);
          }
          at("closed");
          series.close();
          at("closed again");
        });

    observed("a run that needs 30 ms to clean up, closed at 50", trace)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CLOSE_DOES_NOT_WAIT, seen -> seen.indexOf("closed at 50") == 1)
        .suggests(DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.contains("closed at 1000030"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 80", "closed at 80", "closed again at 80");
    attempting("closing an ended series once more, outside of a loop", series::close)
        .shouldSucceed();
  }

  @Test
  @DisplayName("close leaves nothing behind, even if it is cancelled while it waits")
  void closeIsCancelled() {
    run(
        () -> {
          Task<Void> owner =
              start(
                  "owner",
                  () -> {
                    try (var beat = every(100).start(cleansUpFor(30))) {
                      series = beat;
                      pause(50);
                    } finally {
                      at("closed");
                    }
                    at("went on");
                  });
          pause(60);
          owner.cancel();
          ended(owner);
        });

    observed(
            "a run that needs 30 ms to clean up, closed at 50; its owner is cancelled at 60", trace)
        .suggests(CLOSE_GIVES_UP, seen -> seen.contains("closed at 60"))
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CLOSE_DOES_NOT_WAIT, seen -> seen.indexOf("closed at 50") == 1)
        .suggests(DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.contains("closed at 1000030"))
        .suggests(SWALLOWS, seen -> seen.contains("went on at 80"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 80", "closed at 80");
  }

  @Test
  @DisplayName("close in a callback cannot wait; it says so, when it has cancelled the series")
  void closeInACallback() {
    run(
        () -> {
          series = every(100).overlap(Overlap.ALLOW_ALL).start(cleansUpFor(0));
          pause(50);
          EventLoop.running().callSoon(this::closesInACallback);
          pause(70);
        });

    observed("a series that is closed at 50, in a callback", trace)
        .suggests(CLOSE_RETURNS, seen -> seen.contains("closed"))
        .suggests(CLOSE_REFUSES, seen -> seen.contains("begin 2 at 100"))
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.contains("cleaned up 1 at 120"))
        .shouldBe("begin 1 at 0", "cannot wait", "cleaned up 1 at 50");
  }

  private void closesInACallback() {
    try {
      series.close();
      note("closed");
    } catch (IllegalStateException told) {
      note("cannot wait");
    }
  }

  @Test
  @DisplayName("a run that closes its own series does not wait for itself")
  void closeFromARun() {
    runOrName(
        WAITS_FOR_ITSELF,
        "a run that closes its own series",
        () -> {
          series =
              every(100)
                  .start(
                      _ -> {
                        series.close();
                        at("closed");
                        take(50);
                        at("went on");
                      });
          start("joining", this::join);
          pause(130);
        });

    observed("a run that closes its own series, and then awaits something", trace)
        .suggests(WAITS_FOR_ITSELF, List::isEmpty)
        .suggests(
            DueTimesTest.JOIN_DOES_NOT_WAIT,
            seen -> seen.indexOf("ended at 0") == 0 && seen.size() > 1)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CLOSE_OF_A_RUN, seen -> seen.contains("closed at 100") && seen.size() > 2)
        .suggests(DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.contains("ended at 50"))
        .shouldBe("closed at 0", "ended at 0");
  }

  @Test
  @DisplayName("who is cancelled while it waits for the end does not cancel the series")
  void aCancelledJoin() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          Task<Void> joining = start("joining", () -> await(series.join()));
          pause(30);
          joining.cancel();
          pause(130);
          stopAndNote();
        });

    observed("runs of 70 ms, whose end somebody waits for until 30", trace)
        .suggests(JOIN_CANCELS, seen -> seen.contains("begin 1 at 0") && seen.size() == 2)
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 160") && leftByStop > 0)
        .suggests(STOP_CANCELS, seen -> seen.indexOf("stopped at 160") == 3)
        .shouldBe(
            "begin 1 at 0", "end 1 at 70", "begin 2 at 100", "end 2 at 170", "stopped at 170");
  }

  @Test
  @DisplayName("a run that waits for the end of its own series is told that it cannot")
  void joinFromARun() {
    runOrName(
        WAITS_FOR_ITSELF,
        "a run that joins its own series",
        () -> {
          series = every(100).times(1).start(_ -> joinAndNote(series.join()));
          await(series.join());
        });

    observed("what the run was told", trace)
        .suggests(JOIN_RETURNS_IN_A_RUN, seen -> seen.contains("went on at 0"))
        .shouldBe("a run cannot wait for the end of its own series");
  }

  private void joinAndNote(Awaitable<?> join) {
    try {
      await(join);
      at("went on");
    } catch (IllegalStateException told) {
      note(told.getMessage());
    }
  }

  @Test
  @DisplayName("a task of a run that waits for the end of the series is told that it cannot, too")
  void joinFromATaskOfARun() {
    runOrName(
        KNOWS_ONLY_ITS_TASK,
        "a run that awaits gather(series.join(), …)",
        () -> {
          series =
              every(100).times(1).start(_ -> joinAndNote(gather(series.join(), sleep(millis(10)))));
          await(series.join());
        });

    observed("what a run was told that joins its series by way of gather", trace)
        .suggests(JOIN_RETURNS_IN_A_RUN, seen -> seen.contains("went on at 10"))
        .shouldBe("a run cannot wait for the end of its own series");
  }

  @Test
  @DisplayName("who waits for the end of a series is told if its task has failed")
  void joinTellsOfOtherFailures() {
    var draws = new AtomicInteger();
    RandomGenerator broken =
        () -> {
          if (draws.incrementAndGet() > 2) {
            throw new IllegalStateException("no more random numbers");
          }
          return 0;
        };
    run(
        () -> {
          series = every(100).times(5).jitter(millis(50), broken).start(begins(0));
          try {
            await(series.join());
            note("ended");
          } catch (Exception failure) {
            note("failed");
          }
        });

    observed("the end of a series whose source of jitter throws", trace.lines().getLast())
        .suggests(
            DueTimesTest.JOIN_DOES_NOT_WAIT, _ -> draws.get() < 3 && series.facts().runs() < 5)
        .suggests(JOIN_HIDES, seen -> seen.equals("ended"))
        .shouldBe("failed");
  }

  @Test
  @DisplayName("when the main coroutine ends, nothing of a forgotten series is left")
  void aForgottenSeries() {
    List<String> reports = new ArrayList<>();
    runOrName(
        DueTimesTest.RUNS_ARE_NOBODYS,
        "ending a program with a series under way",
        () -> {
          EventLoop.running().setExceptionHandler((_, context) -> reports.add(context.message()));
          series = every(100).overlap(Overlap.BUFFER_ALL).start(cleansUpFor(500));
          pause(250);
        });

    observed("what a run does that is under way when main ends at 250", trace)
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("begin 2 at 100"))
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .shouldBe("begin 1 at 0", "cleaned up 1 at 750");
    observed("what the loop complains of", reports)
        .suggests(DueTimesTest.CANCELLED_RUN_FAILED, seen -> seen.contains("run 1 of beat failed"))
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, seen -> seen.toString().contains("pending"))
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("wherever its owner is cancelled, nothing of a closed series is left")
  void cancelledAtEveryMoment() {
    attempting(
            "closing a series whose owner is cancelled",
            () -> EveryMoment.strike("cancelled", this::cancelTheOwner))
        .suggests(
            DueTimesTest.RUNS_ARE_NOBODYS, thrown -> thrown.getMessage().contains("[Task[beat 1"))
        .suggests(CLOSE_DOES_NOT_WAIT, thrown -> leftWhenItWas(thrown, "not cancelled"))
        .suggests(CLOSE_GIVES_UP, thrown -> leftWhenItWas(thrown, "cancelled"))
        .shouldSucceed();
  }

  private static boolean leftWhenItWas(Throwable thrown, String struck) {
    return thrown.getMessage().startsWith("when it was " + struck)
        && thrown.getMessage().contains("[Task[beat,");
  }

  private void cancelTheOwner(EveryMoment moment) {
    runStruck(
        owner -> moment.pass(owner::cancel),
        () -> {
          try (var _ = every(100).overlap(Overlap.ALLOW_ALL).start(cleansUpFor(30))) {
            pause(250);
          }
        });
  }

  @Test
  @DisplayName("cancel cancels the run under way, and begins no other")
  void cancel() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(cleansUpFor(0));
          pause(250);
          series.cancel();
          at("cancelled");
          pause(500);
          noteTasksLeft();
        });

    observed("a long run, and two that wait, cancelled at 250", trace)
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("begin 2 at 100"))
        .suggests(DueTimesTest.RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(DueTimesTest.STOP_RUNS_THE_WAITING, seen -> seen.contains("begin 2 at 250"))
        .suggests(DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.contains("left: [beat, beat 1]"))
        .shouldBe("begin 1 at 0", "cancelled at 250", "cleaned up 1 at 250", "left: []");
    observed("runs, failures, and cancelled runs", counts(series.facts()))
        .suggests(DueTimesTest.CANCELLED_RUN_FAILED, seen -> seen.get(1) > 0)
        .suggests(DueTimesTest.CANCELLED_UNCOUNTED, seen -> seen.get(2) == 0)
        .shouldBe(List.of(1L, 0L, 1L));
  }
}
