package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static asyncio.signal.Signal.SIGHUP;
import static asyncio.signal.Signal.SIGINT;
import static asyncio.signal.Signal.SIGKILL;
import static asyncio.signal.Signal.SIGTERM;
import static asyncio.signal.Signal.SIGUSR1;
import static asyncio.signal.Signals.untilSignalled;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.4", part = 3, points = 12, seconds = 15)
@DisplayName("05.4 Signals: until the first")
class UntilSignalledTest extends OnPretendSignals {

  private static final Misconception COMPLETES_THERE =
      Misconception.of(
          "completes-on-the-signals-thread",
          "the future is completed on the thread on which the signal arrives; a future belongs to"
              + " its loop, which may be asleep: callSoonThreadsafe");

  private static final Misconception LATE =
      Misconception.of(
          "catches-later",
          "the signals are caught when a task gets to it, or when somebody awaits; one that arrives"
              + " before has its usual effect, and ends the program");

  private static final Misconception NOT_BEFORE_IT_RUNS =
      Misconception.of(
          "only-on-a-running-loop",
          "the loop did not run yet, and so the signals are not caught, or what arrives is dropped;"
              + " a loop that is not closed takes callbacks, and runs them when it runs");

  private static final Misconception COMES_TO_NOBODY =
      Misconception.of(
          "comes-to-nobody",
          "a signal has arrived, and nothing comes to the loop: what refuses callSoon on another"
              + " thread was caught together with the closed loop. callSoonThreadsafe is the way"
              + " in");

  private static final Misconception IGNORED_STAYS =
      Misconception.of(
          "ignored-is-not-caught",
          "a signal that was ignored so far is not caught; only Ctrl-C of a run leaves such alone."
              + " Who asks for a signal here waits for it");

  private static final Misconception SHARED =
      Misconception.of(
          "shared-by-all-calls",
          "what was there before is kept in one place for all calls, so that two futures at the"
              + " same time give back what is the other's, or nothing");

  private static final Misconception READS_AGAIN =
      Misconception.of(
          "keeps-the-callers-set",
          "what is given back is read from the caller's set, which has changed since; remember what"
              + " was caught");

  private static final Misconception HALF_BEGUN =
      Misconception.of(
          "ends-before-it-has-begun",
          "a signal arrives after the first of the signals was caught and before the last; it gives"
              + " back what is caught so far, and the rest is caught for good. Begin and end must"
              + " exclude each other");

  private static final Misconception WAITS_FOR_THE_LOOP =
      Misconception.of(
          "gives-back-on-the-loop",
          "the signals are given back when the loop gets to it; if it never does, no further signal"
              + " ends the program. Give them back on the signal's own thread");

  private static final Misconception ONLY_THE_ONE =
      Misconception.of(
          "gives-back-only-the-one",
          "only the signal that has arrived is given back; Ctrl-C after a SIGTERM does nothing");

  private static final Misconception BACK_TO_DEFAULT =
      Misconception.of(
          "gives-back-the-default", "the signals get the default action, whatever they had before");

  private static final Misconception CANCELLED_CATCHES =
      Misconception.of(
          "cancelled-still-catches",
          "nobody waits for the signals any more, and they are still caught");

  private static final Misconception CLOSED_CATCHES =
      Misconception.of(
          "closed-still-catches",
          "the loop is closed, the future never done, and its signals are still caught: the next"
              + " SIGTERM does nothing. A future is no task, so nobody cancels it");

  private static final Misconception ONE_TIME =
      Misconception.of(
          "gives-back-only-one-time",
          "an action that is over was put back by somebody who had replaced it, and swallows every"
              + " signal from now on; keep what was there before, and give it back whenever a"
              + " signal arrives");

  private static final Misconception HALF =
      Misconception.of(
          "keeps-half",
          "one of the signals cannot be caught, and the others are caught for nobody; give them"
              + " back first, then throw");

  private static final Misconception TAKES_BACK_OTHERS =
      Misconception.of(
          "takes-back-somebody-elses",
          "somebody else has set an action meanwhile, and giving back overwrites it");

  private static final Misconception TWICE =
      Misconception.of(
          "completes-twice",
          "a signal that comes in when the future is done, or cancelled, is put into it all the"
              + " same; look first, and drop it");

  private static final Misconception HARMS_IT =
      Misconception.of(
          "closed-loop-harms-the-thread",
          "the loop is closed when the signal arrives, and that it takes no more callbacks is"
              + " thrown into the signal's thread");

  @Test
  @DisplayName("the first signal that arrives is the result, on the loop")
  void theFirstIsTheResult() {
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM, SIGINT);
          attempting("the arrival of SIGINT", () -> signals.send(SIGINT))
              .suggests(COMPLETES_THERE)
              .shouldSucceed();
          observed("whether it is done while the loop does nothing", future.isDone())
              .suggests(COMPLETES_THERE)
              .shouldBe(false);
          ticks();
          observed("whether it is done when the loop has gone on", future.isDone())
              .suggests(COMES_TO_NOBODY, _ -> signals.areDefault(SIGINT))
              .shouldBe(true);
          observed("the result", await(future)).shouldBe(SIGINT);
        });
    observed("what the exception handler was told", messages()).shouldBeEmpty();
  }

  @Test
  @DisplayName("the signals are caught at once")
  void caughtAtOnce() {
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM);
          signals.send(SIGTERM);
          observed("the signals that have ended the process", signals.endedBy())
              .suggests(LATE)
              .shouldBe(List.of());
          observed("the result", await(future)).shouldBe(SIGTERM);
        });
  }

  @Test
  @DisplayName("so they are if the loop does not run yet, and the first one is not lost")
  void beforeTheLoopRuns() {
    try (var runner = new Runner(this::newLoop)) {
      var future = new ArrayList<Future<Signal>>();
      attempting(
              "catching SIGTERM for a loop that does not run",
              () -> future.add(UntilSignalled.of(runner.loop(), EnumSet.of(SIGTERM))))
          .suggests(NOT_BEFORE_IT_RUNS)
          .shouldSucceed();
      signals.send(SIGTERM);
      observed("the signals that have ended the process", signals.endedBy())
          .suggests(LATE)
          .shouldBe(List.of());
      runner.run(async(() -> ticks()));
      observed("whether the future is done when the loop has run", future.getFirst().isDone())
          .suggests(NOT_BEFORE_IT_RUNS)
          .shouldBe(true);
    }
  }

  @Test
  @DisplayName("the next signal has its usual effect, even if the loop has not got to the first")
  void onlyTheFirstIsCaught() {
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM, SIGINT);
          signals.send(SIGTERM);
          // The loop has not got on.
          signals.send(SIGTERM);
          observed("the signals that have ended the process", signals.endedBy())
              .suggests(WAITS_FOR_THE_LOOP)
              .shouldBe(List.of(SIGTERM));
          observed("whether SIGINT has its default action", signals.areDefault(SIGINT))
              .suggests(ONLY_THE_ONE)
              .shouldBe(true);
          observed("the result", await(future)).shouldBe(SIGTERM);
        });
  }

  @Test
  @DisplayName("each signal gets back the action that it had")
  void whatWasBefore() {
    signals.exchange(SIGUSR1, PretendSignals.SOMEBODY_ELSES);
    signals.exchange(SIGHUP, SignalAction.IGNORE);
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM, SIGUSR1, SIGHUP);
          observed(
                  "whether SIGHUP is ignored as before", signals.now(SIGHUP) == SignalAction.IGNORE)
              .suggests(IGNORED_STAYS)
              .shouldBe(false);
          signals.send(SIGHUP);
          ticks();
          observed("whether the future is done by SIGHUP", future.isDone()).shouldBe(true);
          observed(
                  "the actions for SIGTERM, SIGUSR1 and SIGHUP",
                  List.of(signals.now(SIGTERM), signals.now(SIGUSR1), signals.now(SIGHUP)))
              .suggests(
                  BACK_TO_DEFAULT,
                  actions -> actions.stream().allMatch(SignalAction.DEFAULT::equals))
              .suggests(ONLY_THE_ONE, actions -> actions.getFirst() == SignalAction.DEFAULT)
              .shouldBe(
                  List.of(
                      SignalAction.DEFAULT, PretendSignals.SOMEBODY_ELSES, SignalAction.IGNORE));
        });
  }

  @Test
  @DisplayName("a future that is cancelled gives the signals back")
  void cancelledGivesBack() {
    run(
        () -> {
          untilSignalled(SIGTERM, SIGINT).cancel();
          // One iteration.
          await(sleep(Duration.ZERO));
          observed("whether the signals have their defaults", signals.areDefault(SIGTERM, SIGINT))
              .suggests(CANCELLED_CATCHES)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("if one of the signals cannot be caught, none is")
  void oneCannotBeCaught() {
    signals.exchange(SIGHUP, PretendSignals.SOMEBODY_ELSES);
    run(
        () -> {
          Set<Signal> some = EnumSet.of(SIGHUP, SIGINT, SIGKILL, SIGTERM);
          attempting("catching SIGKILL", () -> UntilSignalled.of(EventLoop.running(), some))
              .shouldThrow(IllegalArgumentException.class);
          observed("whether SIGINT has its default", signals.areDefault(SIGINT))
              .suggests(HALF)
              .shouldBe(true);
          observed("the action for SIGHUP", signals.now(SIGHUP))
              .suggests(BACK_TO_DEFAULT, action -> action == SignalAction.DEFAULT)
              .suggests(HALF)
              .shouldBe(PretendSignals.SOMEBODY_ELSES);
        });
  }

  @Test
  @DisplayName("the set of signals belongs to the caller, who may change it afterwards")
  void theSetIsTheCallers() {
    run(
        () -> {
          Set<Signal> some = EnumSet.of(SIGINT, SIGTERM);
          UntilSignalled.of(EventLoop.running(), some);
          some.clear();
          signals.send(SIGTERM);
          ticks();
          observed("whether the signals have their defaults", signals.areDefault(SIGINT, SIGTERM))
              .suggests(READS_AGAIN)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("two futures at the same time give back what each of them has found")
  void twoFutures() {
    run(
        () -> {
          Future<Signal> outer = untilSignalled(SIGTERM, SIGINT);
          Future<Signal> inner = untilSignalled(SIGTERM);
          signals.send(SIGTERM);
          ticks();
          observed(
                  "whether the inner one is done, and the outer one",
                  List.of(inner.isDone(), outer.isDone()))
              .suggests(SHARED)
              .shouldBe(List.of(true, false));
          signals.send(SIGTERM);
          ticks();
          observed("whether the outer one is done by the second", outer.isDone())
              .suggests(SHARED)
              .shouldBe(true);
          observed("whether the signals have their defaults", signals.areDefault(SIGTERM, SIGINT))
              .suggests(SHARED)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("a signal that arrives before all of them are caught has all of them given back")
  void whileItBegins() {
    run(
        () -> {
          var source = new InTheMiddle();
          SignalSource.use(EventLoop.running(), source);
          untilSignalled(SIGINT, SIGTERM);
          source.awaitArrival();
          // The loop has not got on.
          observed("whether the signals have their defaults", signals.areDefault(SIGINT, SIGTERM))
              .suggests(HALF_BEGUN)
              .shouldBe(true);
        });
  }

  /** When the second signal is to be caught, the first one arrives. */
  private final class InTheMiddle implements SignalSource {

    private final List<Signal> caught = new ArrayList<>();
    private Thread arrival;

    @Override
    public SignalAction exchange(Signal signal, SignalAction action) {
      caught.add(signal);
      if (caught.size() == 2) {
        var onItsWay = signals.now(caught.getFirst());
        arrival = Thread.ofPlatform().daemon().start(() -> onItsWay.arrived(caught.getFirst()));
        awaitEndOrWaiting(arrival);
      }
      return signals.exchange(signal, action);
    }

    @Override
    public boolean compareAndSet(Signal signal, SignalAction expected, SignalAction action) {
      return signals.compareAndSet(signal, expected, action);
    }

    void awaitArrival() throws InterruptedException {
      if (arrival != null) {
        arrival.join();
      }
    }

    /** Who excludes others has it wait. */
    private static void awaitEndOrWaiting(Thread thread) {
      while (thread.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  @DisplayName("an action that somebody else has set meanwhile stays")
  void somebodyElsesStays() {
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM, SIGINT);
          signals.exchange(SIGINT, PretendSignals.SOMEBODY_ELSES);
          signals.send(SIGTERM);
          await(future);
          observed("the action for SIGINT", signals.now(SIGINT))
              .suggests(TAKES_BACK_OTHERS)
              .shouldBe(PretendSignals.SOMEBODY_ELSES);
        });
  }

  @Test
  @DisplayName("of two signals at the same time one is the result, and the other is dropped")
  void twoAtTheSameTime() {
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM, SIGINT);
          var onTheirWay = List.of(signals.sent(SIGINT), signals.sent(SIGTERM));
          onTheirWay.forEach(PretendSignals.OnItsWay::arrive);
          observed("the result", await(future)).shouldBe(SIGINT);
          ticks();
        });
    observed("what the exception handler was told", messages()).suggests(TWICE).shouldBe(List.of());
  }

  @Test
  @DisplayName("a signal that comes in after the cancellation is dropped")
  void afterTheCancellation() {
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM);
          signals.send(SIGTERM);
          future.cancel();
          ticks();
          observed("whether the future is cancelled", future.isCancelled()).shouldBe(true);
        });
    observed("what the exception handler was told", messages()).suggests(TWICE).shouldBe(List.of());
  }

  @Test
  @DisplayName("a loop that sleeps is woken")
  void aSleepingLoopIsWoken() {
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM);
          EventLoop.running().callLater(Duration.ofHours(1), () -> signals.send(SIGTERM));
          await(future);
          observed("the time", time.now()).shouldBe(Duration.ofHours(1));
        });
  }

  @Test
  @DisplayName("when the loop closes, the signals are given back")
  void theLoopIsClosed() {
    signals.exchange(SIGHUP, SignalAction.IGNORE);
    run(
        () -> {
          untilSignalled(SIGTERM, SIGHUP);
        });
    observed(
            "the actions for SIGTERM and SIGHUP",
            List.of(signals.now(SIGTERM), signals.now(SIGHUP)))
        .suggests(
            BACK_TO_DEFAULT, actions -> actions.stream().allMatch(SignalAction.DEFAULT::equals))
        .suggests(CLOSED_CATCHES)
        .shouldBe(List.of(SignalAction.DEFAULT, SignalAction.IGNORE));
  }

  @Test
  @DisplayName("a signal that was on its way when the loop closed is dropped")
  void onItsWayWhenTheLoopIsClosed() {
    var onItsWay = new ArrayList<PretendSignals.OnItsWay>();
    run(
        () -> {
          untilSignalled(SIGTERM);
          onItsWay.add(signals.sent(SIGTERM));
        });
    attempting("its arrival", () -> onItsWay.getFirst().arrive())
        .suggests(HARMS_IT)
        .shouldSucceed();
    observed("what the exception handler was told", messages()).shouldBeEmpty();
  }

  @Test
  @DisplayName("an action that is put back when it is over gives way to what was there before it")
  void putBackWhenItIsOver() {
    run(
        () -> {
          Future<Signal> future = untilSignalled(SIGTERM);
          SignalAction its = signals.exchange(SIGTERM, PretendSignals.SOMEBODY_ELSES);
          future.cancel();
          ticks();
          // Somebody else is done, too.
          signals.exchange(SIGTERM, its);
          signals.send(SIGTERM);
          observed(
                  "whether SIGTERM has its default action, when one has arrived",
                  signals.areDefault(SIGTERM))
              .suggests(ONE_TIME)
              .shouldBe(true);
          ticks();
        });
    observed("what the exception handler was told", messages()).suggests(TWICE).shouldBe(List.of());
  }
}
