package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.signal.Signal.SIGHUP;
import static asyncio.signal.Signal.SIGINT;
import static asyncio.signal.Signal.SIGKILL;
import static asyncio.signal.Signal.SIGTERM;
import static asyncio.signal.Signal.SIGUSR1;
import static asyncio.signal.Signals.addSignalHandler;
import static asyncio.signal.Signals.removeSignalHandler;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import asyncio.task.ContextVar;
import asyncio.task.Runner;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.4", part = 1, points = 14, seconds = 15)
@DisplayName("05.4 Signals: callbacks on the loop")
class SignalHandlersTest extends OnPretendSignals {

  private static final ContextVar<String> VAR = new ContextVar<>("VAR", "nothing");

  private static final Misconception RUNS_THERE =
      Misconception.of(
          "runs-on-the-signals-thread",
          "the callback runs on the thread on which the signal arrives, in the middle of whatever"
              + " the loop is doing; hand it to the loop");

  private static final Misconception CALLS_SOON =
      Misconception.of(
          "calls-soon-from-outside",
          "the signal's thread uses callSoon, which belongs to the loop's own: a loop that sleeps"
              + " is not woken, and its queue is not locked. callSoonThreadsafe is the way in");

  private static final Misconception ANOTHER_SOURCE =
      Misconception.of(
          "asks-another-source",
          "nothing has come in, as the action was not set where the loop's signals come from:"
              + " SignalSource.of(loop)");

  private static final Misconception REFUSED_IN_SILENCE =
      Misconception.of(
          "refused-in-silence",
          "the signal's thread has called the action, and nothing has come in: what refuses"
              + " callSoon there was caught together with the closed loop. callSoonThreadsafe is"
              + " the way in");

  private static final Misconception ONLY_WHILE_RUNNING =
      Misconception.of(
          "dropped-between-runs",
          "a signal that arrives while the loop does not run is dropped; only a loop that is closed"
              + " may do that. It is called when the loop runs");

  private static final Misconception ONE_MAP_FOR_ALL =
      Misconception.of(
          "one-map-for-all-loops",
          "all loops share their callbacks, so that one loop has removed, or runs, what was added"
              + " to another; an extension is of one loop");

  private static final Misconception THE_VERY_FIRST =
      Misconception.of(
          "puts-back-the-very-first",
          "what was there before the very first callback is remembered for good, and put back also"
              + " when somebody has set another action between two callbacks");

  private static final Misconception LOST_WHEN_REPLACED =
      Misconception.of(
          "replacing-loses-the-signal",
          "a signal had arrived when the callback was replaced, and nothing runs for it; the new"
              + " one should");

  private static final Misconception NOT_MINE_NOT_THERE =
      Misconception.of(
          "says-there-was-none",
          "there was a callback to remove, and remove says that there was none, as somebody else's"
              + " action is there now");

  private static final Misconception FIRST_CONTEXT =
      Misconception.of(
          "context-of-the-first-callback",
          "a callback that takes the place of another runs in the context of that one; take a copy"
              + " in each add");

  private static final Misconception ONLY_ONCE =
      Misconception.of(
          "only-once",
          "the callback runs for the first signal and for no other; it stays until it is removed");

  private static final Misconception BESIDE =
      Misconception.of(
          "adds-beside",
          "a second callback for a signal runs beside the first; it should take its place");

  private static final Misconception RUNS_REMOVED =
      Misconception.of(
          "runs-what-was-removed",
          "which callback runs is decided when the signal arrives, so that one runs that was"
              + " removed or replaced before the loop got to it; look when the loop does");

  private static final Misconception SETS_DEFAULT =
      Misconception.of(
          "removing-sets-the-default",
          "removing sets the default action, and the one that was there before is lost; keep what"
              + " exchange returned, and put it back");

  private static final Misconception FORGETS_BEFORE =
      Misconception.of(
          "replacing-forgets-what-was-before",
          "when a callback is replaced, what counts as the action before is the loop's own; what"
              + " was there before the first callback was added must be kept");

  private static final Misconception SECOND_NOT_CAUGHT =
      Misconception.of(
          "second-is-not-caught",
          "somebody else has set an action since the first callback was added, and adding the"
              + " second leaves it there: the signal never comes to the loop. Each add sets an"
              + " action");

  private static final Misconception SWALLOWS_ONCE_REMOVED =
      Misconception.of(
          "removed-swallows",
          "an action that is over was put back by somebody who had replaced it, and swallows every"
              + " signal from now on; it should put back what was there before it");

  private static final Misconception IN_A_CIRCLE =
      Misconception.of(
          "gives-way-in-a-circle",
          "an action that is over gives way to one that came after it, which may give way to it"
              + " again: nobody ever gets back to what was there at first. Let each action know"
              + " what was there before itself");

  private static final Misconception NEVER_GIVEN_BACK =
      Misconception.of(
          "removed-is-still-caught",
          "the callback is gone, and the signal is still caught: it now does nothing at all, and"
              + " the program cannot be ended by it");

  private static final Misconception OVERWRITES =
      Misconception.of(
          "removing-overwrites",
          "somebody else has set an action meanwhile, and removing overwrites it; put the old one"
              + " back only if yours is still there");

  private static final Misconception KEEPS_REFUSED =
      Misconception.of(
          "keeps-what-was-refused",
          "a signal that cannot be caught is remembered as if it were; catch it first, and remember"
              + " then");

  private static final Misconception SWALLOWS =
      Misconception.of(
          "swallows-failures",
          "what a callback throws is caught and lost; let it out, and the loop reports it");

  private static final Misconception GONE_AFTER_FAILURE =
      Misconception.of(
          "failing-callback-is-gone", "a callback that has failed once is not called again");

  private static final Misconception CONTEXT_OF_ARRIVAL =
      Misconception.of(
          "context-of-the-arrival",
          "the callback runs in the context of the signal's thread, which is empty; take a copy of"
              + " the one in which it is added");

  private static final Misconception ANEW =
      Misconception.of(
          "context-anew-each-time",
          "each call gets a new copy of the context, so that what the callback sets is gone the"
              + " next time; one copy serves them all");

  private static final Misconception CLOSED_CATCHES =
      Misconception.of(
          "closed-loop-catches",
          "a loop that is closed catches a signal that it can do nothing about");

  private static final Misconception LEFT_BEHIND =
      Misconception.of(
          "closing-leaves-them",
          "the loop is closed, and its signals are still caught: Ctrl-C does nothing any more");

  private static final Misconception HARMS =
      Misconception.of(
          "harms-the-signals-thread",
          "the loop was closed when the signal arrived, and that it takes no more callbacks is"
              + " thrown into the signal's thread");

  @Test
  @DisplayName("the callback runs on the loop's thread, in a later iteration")
  void runsOnTheLoop() {
    run(
        () -> {
          Thread loopThread = Thread.currentThread();
          var ranOn = new ArrayList<Thread>();
          addSignalHandler(SIGUSR1, () -> ranOn.add(Thread.currentThread()));
          boolean isCaught = !signals.areDefault(SIGUSR1);
          attempting("sending a signal", () -> signals.send(SIGUSR1))
              .suggests(CALLS_SOON)
              .shouldSucceed();
          observed("the threads that ran the callback, while the loop did not", List.copyOf(ranOn))
              .suggests(RUNS_THERE)
              .shouldBe(List.of());
          ticks();
          observed("the threads that ran the callback", List.copyOf(ranOn))
              .suggests(RUNS_THERE, threads -> !threads.isEmpty())
              .suggests(ANOTHER_SOURCE, _ -> !isCaught)
              .suggests(REFUSED_IN_SILENCE)
              .shouldBe(List.of(loopThread));
        });
  }

  @Test
  @DisplayName("each signal that arrives is one call")
  void eachSignalIsOneCall() {
    run(
        () -> {
          addSignalHandler(SIGUSR1, () -> trace.add("usr1"));
          addSignalHandler(SIGHUP, () -> trace.add("hup"));
          signals.send(SIGUSR1);
          signals.send(SIGHUP);
          signals.send(SIGUSR1);
          ticks();
          signals.send(SIGHUP);
          ticks();
          observed("the calls", trace)
              .suggests(ONLY_ONCE, lines -> lines.equals(List.of("usr1", "hup")))
              .shouldBe(List.of("usr1", "hup", "usr1", "hup"));
        });
  }

  @Test
  @DisplayName("a signal that arrives while the loop does not run is one call when it does")
  void whileTheLoopDoesNotRun() {
    try (var runner = new Runner(this::newLoop)) {
      SignalHandlers.of(runner.loop()).add(SIGUSR1, () -> trace.add("the callback"));
      for (int run = 0; run < 2; run++) {
        signals.send(SIGUSR1);
        runner.run(async(() -> ticks()));
      }
    }
    observed("what ran", trace)
        .suggests(ONLY_WHILE_RUNNING, List::isEmpty)
        .suggests(ONLY_ONCE, lines -> lines.size() == 1)
        .shouldBe(List.of("the callback", "the callback"));
  }

  @Test
  @DisplayName("each loop has callbacks of its own: who came last hears, then who was there before")
  void twoLoops() {
    try (var outer = new Runner(this::newLoop)) {
      SignalHandlers.of(outer.loop()).add(SIGUSR1, () -> trace.add("the first loop's"));
      try (var inner = new Runner(() -> newLoop(new VirtualTime()))) {
        SignalHandlers.of(inner.loop()).add(SIGUSR1, () -> trace.add("the second loop's"));
        signals.send(SIGUSR1);
        inner.run(async(() -> ticks()));
      }
      signals.send(SIGUSR1);
      outer.run(async(() -> ticks()));
    }
    observed("what ran", trace)
        .suggests(ONE_MAP_FOR_ALL)
        .shouldBe(List.of("the second loop's", "the first loop's"));
    observed("the action for SIGUSR1 in the end", signals.now(SIGUSR1))
        .suggests(LEFT_BEHIND)
        .shouldBe(SignalAction.DEFAULT);
  }

  @Test
  @DisplayName("a callback takes the place of the one before, until it is removed")
  void replaced() {
    run(
        () -> {
          trace.add("removed: " + yes(removeSignalHandler(SIGUSR1)));
          addSignalHandler(SIGUSR1, () -> trace.add("the first callback"));
          signals.send(SIGUSR1);
          trace.add("the signal was sent");
          ticks();
          addSignalHandler(SIGUSR1, () -> trace.add("the second callback"));
          signals.send(SIGUSR1);
          ticks();
          observed("the calls after the second was added", from(3, 9))
              .suggests(BESIDE, lines -> lines.size() > 1)
              .shouldBe(List.of("the second callback"));
          trace.add("removed: " + yes(removeSignalHandler(SIGUSR1)));
          trace.add("removed: " + yes(removeSignalHandler(SIGUSR1)));
        });
    sameAsCPython("signal_handler_is_replaced");
  }

  private List<String> from(int line, int most) {
    return trace.lines().stream().skip(line).limit(most).toList();
  }

  @Test
  @DisplayName(
      "a callback that is removed or replaced before the loop gets to the signal is not run")
  void goneMeanwhile() {
    run(
        () -> {
          addSignalHandler(SIGUSR1, () -> trace.add("the first callback"));
          signals.send(SIGUSR1);
          addSignalHandler(SIGUSR1, () -> trace.add("the second callback"));
          ticks();
          signals.send(SIGUSR1);
          removeSignalHandler(SIGUSR1);
          ticks();
          trace.add("the end");
        });
    observed("what ran", trace)
        .suggests(LOST_WHEN_REPLACED, lines -> lines.equals(List.of("the end")))
        .suggests(RUNS_REMOVED)
        .shouldBe(List.of("the second callback", "the end"));
    sameAsCPython("signal_handler_is_gone_meanwhile");
  }

  @Test
  @DisplayName(
      "when it is removed, the signal does what it did before the first callback was added")
  void whatWasBeforeIsBack() {
    signals.exchange(SIGUSR1, PretendSignals.SOMEBODY_ELSES);
    run(
        () -> {
          addSignalHandler(SIGTERM, () -> {});
          addSignalHandler(SIGUSR1, () -> {});
          addSignalHandler(SIGUSR1, () -> {});
          removeSignalHandler(SIGTERM);
          removeSignalHandler(SIGUSR1);
          observed("the action for SIGTERM", signals.now(SIGTERM))
              .suggests(NEVER_GIVEN_BACK)
              .shouldBe(SignalAction.DEFAULT);
          observed("the action for SIGUSR1", signals.now(SIGUSR1))
              .suggests(SETS_DEFAULT, action -> action == SignalAction.DEFAULT)
              .suggests(FORGETS_BEFORE)
              .shouldBe(PretendSignals.SOMEBODY_ELSES);
        });
  }

  @Test
  @DisplayName("when it was removed and another one is added, what counts is what is there by then")
  void addedAgain() {
    run(
        () -> {
          addSignalHandler(SIGTERM, () -> {});
          removeSignalHandler(SIGTERM);
          signals.exchange(SIGTERM, PretendSignals.SOMEBODY_ELSES);
          addSignalHandler(SIGTERM, () -> {});
          removeSignalHandler(SIGTERM);
          observed("the action for SIGTERM", signals.now(SIGTERM))
              .suggests(THE_VERY_FIRST)
              .shouldBe(PretendSignals.SOMEBODY_ELSES);
        });
  }

  @Test
  @DisplayName("an action that somebody else has set meanwhile stays")
  void anotherActionStays() {
    run(
        () -> {
          addSignalHandler(SIGTERM, () -> {});
          signals.exchange(SIGTERM, PretendSignals.SOMEBODY_ELSES);
          observed("whether there was a callback to remove", removeSignalHandler(SIGTERM))
              .suggests(NOT_MINE_NOT_THERE)
              .shouldBe(true);
          observed("the action for SIGTERM", signals.now(SIGTERM))
              .suggests(OVERWRITES)
              .shouldBe(PretendSignals.SOMEBODY_ELSES);
        });
  }

  @Test
  @DisplayName("a second callback catches a signal that somebody else has taken meanwhile")
  void caughtAgain() {
    run(
        () -> {
          addSignalHandler(SIGTERM, () -> trace.add("the first callback"));
          signals.exchange(SIGTERM, PretendSignals.SOMEBODY_ELSES);
          addSignalHandler(SIGTERM, () -> trace.add("the second callback"));
          boolean isCaught = signals.now(SIGTERM) != PretendSignals.SOMEBODY_ELSES;
          signals.send(SIGTERM);
          ticks();
          observed("what ran", trace)
              .suggests(SECOND_NOT_CAUGHT, _ -> !isCaught)
              .shouldBe(List.of("the second callback"));
          removeSignalHandler(SIGTERM);
          observed("the action for SIGTERM, when it is removed", signals.now(SIGTERM))
              .suggests(NEVER_GIVEN_BACK, action -> action != SignalAction.DEFAULT)
              .shouldBe(PretendSignals.SOMEBODY_ELSES);
        });
  }

  @Test
  @DisplayName("an action that is put back when it is over gives way to what was there before it")
  void overAndPutBack() {
    run(
        () -> {
          addSignalHandler(SIGTERM, () -> {});
          SignalAction first = signals.now(SIGTERM);
          signals.exchange(SIGTERM, PretendSignals.SOMEBODY_ELSES);
          addSignalHandler(SIGTERM, () -> {});
          removeSignalHandler(SIGTERM);
          // Somebody else is done, too.
          signals.exchange(SIGTERM, first);
          signals.send(SIGTERM);
          ticks();
          observed("the action for SIGTERM, when one has arrived", signals.now(SIGTERM))
              .suggests(SWALLOWS_ONCE_REMOVED, first::equals)
              .suggests(IN_A_CIRCLE, PretendSignals.SOMEBODY_ELSES::equals)
              .shouldBe(SignalAction.DEFAULT);
        });
  }

  @Test
  @DisplayName("so does one that is put back when the loop is closed")
  void closedAndPutBack() {
    var caught = new ArrayList<SignalAction>();
    run(
        () -> {
          addSignalHandler(SIGTERM, () -> {});
          caught.add(signals.exchange(SIGTERM, PretendSignals.SOMEBODY_ELSES));
        });
    signals.exchange(SIGTERM, caught.getFirst());
    attempting("the arrival of SIGTERM", () -> signals.send(SIGTERM))
        .suggests(HARMS)
        .shouldSucceed();
    observed("the action for SIGTERM, when one has arrived", signals.now(SIGTERM))
        .suggests(SWALLOWS_ONCE_REMOVED, caught.getFirst()::equals)
        .shouldBe(SignalAction.DEFAULT);
  }

  @Test
  @DisplayName("a signal that cannot be caught is refused, and not remembered")
  void refused() {
    run(
        () -> {
          attempting("a callback for SIGKILL", () -> addSignalHandler(SIGKILL, () -> {}))
              .shouldThrow(IllegalArgumentException.class);
          attempting("removing it", () -> trace.add(yes(removeSignalHandler(SIGKILL))))
              .suggests(KEEPS_REFUSED)
              .shouldSucceed();
          observed("whether there was a callback to remove", trace)
              .suggests(KEEPS_REFUSED)
              .shouldBe(List.of("False"));
        });
  }

  @Test
  @DisplayName("a callback that fails is reported, and called again")
  void failing() {
    run(
        () -> {
          var failure = new IllegalStateException("the callback");
          EventLoop.running()
              .setExceptionHandler(
                  (_, context) -> {
                    told.add(context);
                    trace.add("the exception handler is told");
                  });
          addSignalHandler(
              SIGUSR1,
              () -> {
                trace.add("the callback fails");
                throw failure;
              });
          signals.send(SIGUSR1);
          ticks();
          observed(
                  "the failures that the exception handler was told",
                  told.stream().map(ExceptionContext::exception).toList())
              .suggests(SWALLOWS, _ -> trace.lines().contains("the callback fails"))
              .shouldBe(List.of(failure));
          signals.send(SIGUSR1);
          ticks();
          observed("how often the exception handler was told", told.size())
              .suggests(GONE_AFTER_FAILURE, times -> times == 1)
              .shouldBe(2);
        });
    sameAsCPython("signal_handler_fails");
  }

  @Test
  @DisplayName("the callback runs in one copy of the context in which it was added")
  void context() {
    run(
        () -> {
          VAR.set("what was there when it was added");
          addSignalHandler(
              SIGUSR1,
              () -> {
                trace.add("the callback sees " + VAR.get());
                VAR.set("what the callback has set");
              });
          VAR.set("what came later");
          for (int i = 0; i < 2; i++) {
            signals.send(SIGUSR1);
            ticks();
          }
          trace.add("the task sees " + VAR.get());
          addSignalHandler(SIGUSR1, () -> trace.add("the second callback sees " + VAR.get()));
          signals.send(SIGUSR1);
          ticks();
        });
    observed("what the callback sees first", from(0, 1))
        .suggests(CONTEXT_OF_ARRIVAL, lines -> lines.getFirst().endsWith("nothing"))
        .shouldBe(List.of("the callback sees what was there when it was added"));
    observed("what the callback sees the second time", from(1, 1))
        .suggests(ANEW, lines -> lines.getFirst().endsWith("when it was added"))
        .shouldBe(List.of("the callback sees what the callback has set"));
    observed("what a second callback sees", from(3, 1))
        .suggests(FIRST_CONTEXT)
        .shouldBe(List.of("the second callback sees what came later"));
    sameAsCPython("signal_handler_and_context");
  }

  @Test
  @DisplayName("a loop that is closed catches no signal")
  void aClosedLoopCatchesNone() {
    EventLoop loop = newLoop();
    SignalHandlers handlers = SignalHandlers.of(loop);
    loop.close();
    attempting("a callback on a closed loop", () -> handlers.add(SIGTERM, () -> {}))
        .suggests(CLOSED_CATCHES, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalStateException: event loop is closed",
            thrown ->
                thrown instanceof IllegalStateException
                    && "event loop is closed".equals(thrown.getMessage()));
    observed("the action for SIGTERM", signals.now(SIGTERM))
        .suggests(CLOSED_CATCHES)
        .shouldBe(SignalAction.DEFAULT);
  }

  @Test
  @DisplayName("when the loop closes, all its callbacks go")
  void closing() {
    signals.exchange(SIGUSR1, PretendSignals.SOMEBODY_ELSES);
    run(
        () -> {
          addSignalHandler(SIGTERM, () -> {});
          addSignalHandler(SIGHUP, () -> {});
          addSignalHandler(SIGUSR1, () -> {});
          addSignalHandler(SIGINT, () -> {});
          signals.exchange(SIGINT, PretendSignals.SOMEBODY_ELSES);
        });
    observed("whether SIGTERM and SIGHUP have their default", signals.areDefault(SIGTERM, SIGHUP))
        .suggests(LEFT_BEHIND)
        .shouldBe(true);
    observed("the action for SIGUSR1", signals.now(SIGUSR1))
        .suggests(SETS_DEFAULT, action -> action == SignalAction.DEFAULT)
        .suggests(LEFT_BEHIND)
        .shouldBe(PretendSignals.SOMEBODY_ELSES);
    observed("the action for SIGINT, which somebody else has set meanwhile", signals.now(SIGINT))
        .suggests(OVERWRITES)
        .shouldBe(PretendSignals.SOMEBODY_ELSES);
  }

  @Test
  @DisplayName("a signal that was on its way when the loop closed is dropped")
  void onItsWayWhenTheLoopCloses() {
    var onItsWay = new ArrayList<PretendSignals.OnItsWay>();
    run(
        () -> {
          addSignalHandler(SIGTERM, () -> trace.add("the callback"));
          onItsWay.add(signals.sent(SIGTERM));
        });
    attempting("its arrival", () -> onItsWay.getFirst().arrive()).suggests(HARMS).shouldSucceed();
    observed("what ran", trace).shouldBeEmpty();
  }
}
