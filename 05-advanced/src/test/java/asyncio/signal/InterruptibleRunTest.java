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
import java.util.List;
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

  private static final Misconception FIRST_GIVES_BACK =
      Misconception.of(
          "first-gives-back",
          "the default is back after the first Ctrl-C, so that the second ends the JVM in the"
              + " middle of the clean-up; it is from the second on");

  private static final Misconception SWALLOWS_INTERRUPT =
      Misconception.of(
          "swallows-the-interrupt",
          "Ctrl-C has ended the run, and nobody is told; the KeyboardInterrupt should come out, as"
              + " it does of Runner.run");

  private static final Misconception CAUGHT_BY_THE_PROGRAM =
      Misconception.of(
          "set-when-the-program-begins",
          "the action is set in the coroutine itself; a Ctrl-C before its first step ends the JVM."
              + " Set it before the run");

  private static final Misconception GIVEN_BACK_BY_THE_PROGRAM =
      Misconception.of(
          "given-back-when-the-program-ends",
          "the default comes back when the coroutine ends; a run may end without that, or before it"
              + " has begun");

  private static final Misconception RUNS_TWICE =
      Misconception.of(
          "takes-a-failure-for-a-refusal",
          "the program has failed by an IllegalArgumentException, and that is taken for a SIGINT"
              + " that cannot be caught; only the setting of the action should be in that try");

  private static final Misconception CLOSES_RUNNER =
      Misconception.of(
          "closes-the-runner",
          "the runner is closed after a run, and it is not this method's; who has made it may run"
              + " something else on it");

  private static final Misconception HITS_THE_NEXT =
      Misconception.of(
          "interrupts-the-next-run",
          "the interrupt was handed to the loop, which gets to it in the next run, and ends that"
              + " one; interrupt may be called from any thread, and knows its run");

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
        .suggests(FIRST_GIVES_BACK, _ -> !signals.endedBy().isEmpty())
        .suggests(
            NOBODY_INTERRUPTED,
            thrown -> thrown == null && !trace.lines().contains("the task is cancelled"))
        .suggests(
            NEVER_ENDS, thrown -> thrown == null && trace.lines().contains("an hour has passed"))
        .suggests(SWALLOWS_INTERRUPT, thrown -> thrown == null)
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
                  trace.add("an hour has passed");
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
        .suggests(FIRST_GIVES_BACK, _ -> !signals.endedBy().isEmpty())
        .suggests(NEVER_ENDS, _ -> trace.lines().size() > 1)
        .suggests(SWALLOWS_INTERRUPT, thrown -> thrown == null)
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
        .suggests(FIRST_GIVES_BACK, lines -> lines.getFirst().endsWith("True"))
        .shouldBe("after one: False", "after two: True");
  }

  @Test
  @DisplayName("a Ctrl-C before the program's first step counts")
  void beforeTheFirstStep() {
    try (var runner = new Runner(this::newLoop)) {
      runner.loop().callSoon(() -> signals.send(SIGINT));
      attempting("the run", () -> InterruptibleRun.of(runner, async(() -> pause(3600))))
          .suggests(CAUGHT_BY_THE_PROGRAM, _ -> !signals.endedBy().isEmpty())
          .shouldThrow(KeyboardInterrupt.class);
    }
  }

  @Test
  @DisplayName("a Ctrl-C at the end of a run does not end the next one")
  void atTheEnd() {
    try (var runner = new Runner(this::newLoop)) {
      InterruptibleRun.of(runner, async(() -> runner.loop().callSoon(() -> signals.send(SIGINT))));
      attempting("the next run", () -> InterruptibleRun.of(runner, async(() -> pause(1))))
          .suggests(CLOSES_RUNNER, IllegalStateException.class::isInstance)
          .suggests(HITS_THE_NEXT)
          .shouldSucceed();
    }
  }

  @Test
  @DisplayName("when the run fails, the default is back all the same")
  void afterAFailure() {
    var failure = new IllegalArgumentException("the program");
    attempting(
            "a run that fails",
            () ->
                runInterruptibly(
                    async(
                        () -> {
                          throw failure;
                        })))
        .suggests(RUNS_TWICE)
        .shouldBeSameAs(failure);
    observed("whether SIGINT has its default action again", signals.areDefault(SIGINT))
        .suggests(STAYS)
        .shouldBe(true);
  }

  @Test
  @DisplayName("so it is when somebody stops the loop, and the program stays suspended")
  void afterAStop() {
    try (var runner = new Runner(this::newLoop)) {
      runner.loop().callLater(Duration.ofSeconds(1), runner.loop()::stop);
      attempting("the run", () -> InterruptibleRun.of(runner, async(() -> pause(3600))))
          .shouldThrow(IllegalStateException.class);
      observed("whether SIGINT has its default action again", signals.areDefault(SIGINT))
          .suggests(GIVEN_BACK_BY_THE_PROGRAM)
          .shouldBe(true);
    }
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
    for (SignalAction own : List.of(PretendSignals.SOMEBODY_ELSES, SignalAction.IGNORE)) {
      signals.exchange(SIGINT, SignalAction.DEFAULT);
      runInterruptibly(
          async(
              () -> {
                signals.exchange(SIGINT, own);
              }));
      observed("the action for SIGINT after the run", signals.now(SIGINT))
          .suggests(OVERWRITES_OWN)
          .shouldBe(own);
    }
  }

  @Test
  @DisplayName("so it does if two Ctrl-C were on their way before it")
  void ownActionWhileTwoAreOnTheirWay() {
    Coroutine<Void> main =
        async(
            () -> {
              var onTheirWay = List.of(signals.sent(SIGINT), signals.sent(SIGINT));
              signals.exchange(SIGINT, PretendSignals.SOMEBODY_ELSES);
              onTheirWay.forEach(PretendSignals.OnItsWay::arrive);
              pause(1);
            });
    attempting("the run", () -> runInterruptibly(main)).shouldThrow(KeyboardInterrupt.class);
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
  @DisplayName("each run of a runner has a first Ctrl-C of its own")
  void eachRunCountsAnew() {
    try (var runner = new Runner(this::newLoop)) {
      for (int run = 1; run <= 2; run++) {
        attempting(
                "run " + run,
                () ->
                    InterruptibleRun.of(
                        runner,
                        async(
                            () -> {
                              interruptIn(1);
                              try {
                                pause(3600);
                              } finally {
                                trace.add("still caught: " + yes(!signals.areDefault(SIGINT)));
                              }
                            })))
            .suggests(CLOSES_RUNNER, IllegalStateException.class::isInstance)
            .shouldThrow(KeyboardInterrupt.class);
      }
    }
    observed("whether SIGINT is caught after the first one of each run", trace)
        .suggests(COUNTS_ON, lines -> lines.getLast().endsWith("False"))
        .shouldBe("still caught: True", "still caught: True");
  }
}
