package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.signal.Signal.SIGINT;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.KeyboardInterrupt;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.ArrayList;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.4", part = 2, points = 10, seconds = 15)
@DisplayName("05.4 Signals: Ctrl-C")
class InterruptibleRunTest extends OnPretendSignals {

  private static final Misconception ENDS_AT_ONCE =
      Misconception.of(
          "first-ends-the-loop",
          "the first Ctrl-C ends the loop, and the program has no chance to clean up; it should"
              + " cancel the main task");

  private static final Misconception NEVER_ENDS =
      Misconception.of(
          "second-is-like-the-first",
          "the second Ctrl-C does no more than the first; a program that does not end when it is"
              + " cancelled could not be ended at all");

  private static final Misconception NOBODY_INTERRUPTED =
      Misconception.of(
          "sigint-is-dropped", "SIGINT is caught, and nothing comes of it: the run goes on");

  private static final Misconception STILL_CAUGHT =
      Misconception.of(
          "third-is-caught-too",
          "after the second Ctrl-C, SIGINT is still caught; if the loop's thread is stuck in a"
              + " call, nothing but kill -9 ends the program");

  private static final Misconception STAYS =
      Misconception.of(
          "stays-after-the-run",
          "the run is over, and SIGINT is still caught on its behalf; give it back, however the run"
              + " ends");

  private static final Misconception TAKES_OWN =
      Misconception.of(
          "takes-the-programs-own",
          "the program has an action of its own for SIGINT, or ignores it, and the run takes its"
              + " place; only the default may be replaced");

  private static final Misconception OVERWRITES_OWN =
      Misconception.of(
          "overwrites-the-programs-own",
          "the program has set an action of its own during the run, and the end of the run"
              + " overwrites it");

  private static final Misconception REFUSES =
      Misconception.of(
          "refuses-to-run",
          "a JVM that cannot catch SIGINT runs nothing at all; it should run without Ctrl-C");

  private static final Misconception COUNTS_ON =
      Misconception.of(
          "counts-earlier-runs",
          "a Ctrl-C of an earlier run counts in this one, whose first is taken for a second");

  private static final Misconception SWALLOWS_ONCE_OVER =
      Misconception.of(
          "run-is-over-and-swallows",
          "the run is over, its action was put back by somebody who had replaced it, and swallows"
              + " each Ctrl-C from now on; an action that is over should give way to the default");

  private <T> T runInterruptibly(Coroutine<T> main) {
    try (var runner = new Runner(this::newLoop)) {
      return InterruptibleRun.of(runner, main);
    }
  }

  /** Sends SIGINT in some seconds. */
  private void interruptIn(long seconds) {
    EventLoop.running().callLater(Duration.ofSeconds(seconds), () -> signals.send(SIGINT));
  }

  private void noteWhetherDefault() {
    trace.add("the default is back: " + yes(signals.areDefault(SIGINT)));
  }

  private void endsByInterrupt(Coroutine<?> main) {
    attempting("the run", () -> runInterruptibly(main))
        .suggests(NOBODY_INTERRUPTED, thrown -> thrown == null)
        .shouldThrow(KeyboardInterrupt.class);
    trace.add("KeyboardInterrupt");
  }

  @Test
  @DisplayName("the first Ctrl-C cancels the main task, and out of the run comes KeyboardInterrupt")
  void first() {
    endsByInterrupt(
        async(
            () -> {
              interruptIn(1);
              try {
                pause(3600);
              } catch (CancelledError cancelled) {
                trace.add("the task is cancelled");
                pause(1);
                trace.add("the task has cleaned up");
                throw cancelled;
              }
            }));
    noteWhetherDefault();
    observed("whether the task could clean up", trace.lines().contains("the task has cleaned up"))
        .suggests(ENDS_AT_ONCE)
        .shouldBe(true);
    observed("whether SIGINT has its default action again", signals.areDefault(SIGINT))
        .suggests(STAYS)
        .shouldBe(true);
    sameAsCPython("ctrl_c");
  }

  @Test
  @DisplayName("a program that ends by itself when it is cancelled has its result")
  void swallowed() {
    Coroutine<String> main =
        async(
            () -> {
              interruptIn(1);
              try {
                pause(3600);
                return "not cancelled";
              } catch (CancelledError cancelled) {
                return "ended by itself";
              }
            });
    attempting("the run", () -> trace.add(runInterruptibly(main)))
        .suggests(ENDS_AT_ONCE)
        .shouldSucceed();
    noteWhetherDefault();
    observed("whether SIGINT has its default action again", signals.areDefault(SIGINT))
        .suggests(STAYS)
        .shouldBe(true);
    sameAsCPython("ctrl_c_is_swallowed");
  }

  @Test
  @DisplayName("the second Ctrl-C ends the loop at once")
  void second() {
    endsByInterrupt(
        async(
            () -> {
              interruptIn(1);
              try {
                pause(3600);
              } catch (CancelledError cancelled) {
                trace.add("the task is cancelled");
                interruptIn(1);
                try {
                  pause(3600);
                  trace.add("the task has cleaned up");
                } catch (CancelledError again) {
                  // By the second one, if that only cancels; else by the runner, which closes.
                }
              }
            }));
    noteWhetherDefault();
    sameAsCPython("ctrl_c_twice");
  }

  @Test
  @DisplayName("a program that goes on when it is cancelled is ended by the second Ctrl-C")
  void secondEndsWhoGoesOn() {
    Coroutine<String> main =
        async(
            () -> {
              interruptIn(1);
              interruptIn(2);
              for (int hour = 0; hour < 5; hour++) {
                try {
                  pause(3600);
                } catch (CancelledError ignored) {
                  trace.add("goes on");
                }
              }
              return "was not ended";
            });
    attempting("the run", () -> runInterruptibly(main))
        .suggests(NEVER_ENDS, thrown -> thrown == null)
        .shouldThrow(KeyboardInterrupt.class);
  }

  @Test
  @DisplayName("after the second Ctrl-C a third one ends the JVM, even if the loop is stuck")
  void third() {
    attempting(
            "the run",
            () ->
                runInterruptibly(
                    async(
                        () -> {
                          // The loop does not get on between these.
                          signals.send(SIGINT);
                          trace.add("after one: " + yes(signals.areDefault(SIGINT)));
                          signals.send(SIGINT);
                          trace.add("after two: " + yes(signals.areDefault(SIGINT)));
                          pause(1);
                        })))
        .shouldThrow(KeyboardInterrupt.class);
    observed("whether the default action is back, while the loop is stuck", trace)
        .suggests(STILL_CAUGHT, lines -> lines.getLast().endsWith("False"))
        .shouldBe("after one: False", "after two: True");
  }

  @Test
  @DisplayName("when the run fails, the default is back all the same")
  void afterAFailure() {
    var failure = new IllegalStateException("the program");
    attempting(
            "a run that fails",
            () ->
                runInterruptibly(
                    async(
                        () -> {
                          throw failure;
                        })))
        .shouldBeSameAs(failure);
    observed("whether SIGINT has its default action again", signals.areDefault(SIGINT))
        .suggests(STAYS)
        .shouldBe(true);
  }

  @Test
  @DisplayName("a program that has an action of its own keeps it")
  void ownAction() {
    signals.exchange(SIGINT, _ -> trace.add("the program's own handler"));
    SignalAction own = signals.now(SIGINT);
    attempting(
            "the run",
            () ->
                trace.add(
                    runInterruptibly(
                        async(
                            () -> {
                              signals.send(SIGINT);
                              pause(1);
                              return "not cancelled";
                            }))))
        .suggests(TAKES_OWN)
        .shouldSucceed();
    trace.add("it is still there: " + yes(signals.now(SIGINT) == own));
    sameAsCPython("own_handler_for_ctrl_c");
  }

  @Test
  @DisplayName("a program that was started to ignore SIGINT goes on to ignore it")
  void ignored() {
    signals.exchange(SIGINT, SignalAction.IGNORE);
    runInterruptibly(
        async(
            () -> {
              observed("the action for SIGINT during the run", signals.now(SIGINT))
                  .suggests(TAKES_OWN)
                  .shouldBe(SignalAction.IGNORE);
            }));
    observed("the action for SIGINT after the run", signals.now(SIGINT))
        .suggests(TAKES_OWN)
        .shouldBe(SignalAction.IGNORE);
  }

  @Test
  @DisplayName("an action that the program sets during the run stays")
  void ownActionDuringTheRun() {
    runInterruptibly(
        async(
            () -> {
              signals.exchange(SIGINT, PretendSignals.SOMEBODY_ELSES);
            }));
    observed("the action for SIGINT after the run", signals.now(SIGINT))
        .suggests(OVERWRITES_OWN)
        .shouldBe(PretendSignals.SOMEBODY_ELSES);
  }

  @Test
  @DisplayName("an action that is put back when the run is over gives way to the default")
  void putBackAfterTheRun() {
    var caught = new ArrayList<SignalAction>();
    runInterruptibly(
        async(
            () -> {
              caught.add(signals.exchange(SIGINT, PretendSignals.SOMEBODY_ELSES));
            }));
    signals.exchange(SIGINT, caught.getFirst());
    signals.send(SIGINT);
    observed(
            "whether SIGINT has its default action, when one has arrived",
            signals.areDefault(SIGINT))
        .suggests(SWALLOWS_ONCE_OVER)
        .shouldBe(true);
  }

  @Test
  @DisplayName("a JVM that cannot catch SIGINT runs the program all the same")
  void runsWithoutCtrlC() {
    signals.keep(SIGINT);
    var results = new ArrayList<String>();
    attempting("the run", () -> results.add(runInterruptibly(async(() -> "done"))))
        .suggests(REFUSES)
        .shouldSucceed();
  }

  @Test
  @DisplayName("each run has a first Ctrl-C of its own")
  void eachRunCountsAnew() {
    for (int run = 1; run <= 2; run++) {
      attempting(
              "run " + run,
              () ->
                  runInterruptibly(
                      async(
                          () -> {
                            interruptIn(1);
                            try {
                              pause(3600);
                            } finally {
                              trace.add("still caught: " + yes(!signals.areDefault(SIGINT)));
                            }
                          })))
          .shouldThrow(KeyboardInterrupt.class);
    }
    observed("whether SIGINT is caught after the first one of each run", trace)
        .suggests(COUNTS_ON, lines -> lines.getLast().endsWith("False"))
        .shouldBe("still caught: True", "still caught: True");
  }
}
