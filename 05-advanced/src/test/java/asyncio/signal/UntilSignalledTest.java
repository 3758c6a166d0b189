package asyncio.signal;

import static asyncio.Asyncio.await;
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
          signals.send(SIGTERM);
          await(future);
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
          ticks();
          observed("whether the signals have their defaults", signals.areDefault(SIGTERM, SIGINT))
              .suggests(CANCELLED_CATCHES)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("if one of the signals cannot be caught, none is")
  void oneCannotBeCaught() {
    run(
        () -> {
          Set<Signal> some = EnumSet.of(SIGHUP, SIGINT, SIGKILL, SIGTERM);
          attempting("catching SIGKILL", () -> UntilSignalled.of(EventLoop.running(), some))
              .shouldThrow(IllegalArgumentException.class);
          observed("whether the others have their defaults", signals.areDefault(SIGHUP, SIGINT))
              .suggests(HALF)
              .shouldBe(true);
        });
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
