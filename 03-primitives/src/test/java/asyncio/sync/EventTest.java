package asyncio.sync;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.sync.demo.EventDemo;
import asyncio.task.Coroutine;
import asyncio.task.InvalidStateError;
import asyncio.task.Task;
import java.util.List;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "03.2", points = 10, seconds = 10)
@DisplayName("03.2 Event")
class EventTest extends OnVirtualTime {

  private static final Misconception SUSPENDS_ALWAYS =
      Misconception.of(
          "suspends-although-set", "an event that is set lets nobody pass without a suspension");

  private static final Misconception WAKES_ONE =
      Misconception.of("wakes-one", "set wakes one of those that wait; it wakes all");

  private static final Misconception WAKES_NOBODY =
      Misconception.of(
          "set-wakes-nobody", "the flag is set, and nobody of those that wait is woken");

  private static final Misconception LOOKS_AGAIN =
      Misconception.of(
          "looks-again-at-the-flag",
          "the flag was set and cleared before the waiter ran, and it goes back to sleep; whoever"
              + " was woken has seen the flag set");

  private static final Misconception LAST_COMES_FIRST =
      Misconception.of("last-comes-first", "the waiters wake in another order than they came");

  private static final Misconception STAYS_SET =
      Misconception.of("clear-does-nothing", "an event that was cleared still lets tasks pass");

  private static final Misconception CLEAR_DROPS =
      Misconception.of(
          "clear-drops-the-waiters", "clear throws away those that wait; the next set misses them");

  private static final Misconception COMPLETES_CANCELLED =
      Misconception.of(
          "completes-a-cancelled-waiter",
          "set completes a future that was cancelled already; look whether it is done");

  private static final Misconception CANCELLED_STAYS =
      Misconception.of(
          "cancelled-waiter-stays",
          "a waiter that was cancelled, or has gone on, stays in the line; take it out in a finally"
              + " block");

  private static final Misconception POLLS =
      Misconception.of(
          "looks-in-every-iteration",
          "the waiter looks at the flag in every iteration, and keeps the loop busy; wait for a"
              + " future");

  private static final Misconception ANY_LOOP =
      Misconception.of(
          "waits-on-any-loop",
          "a task of another loop waits for the event, and would be woken on the wrong thread; let"
              + " LoopBinding make the futures");

  private static final Misconception TAKES_ANOTHER_OUT =
      Misconception.of(
          "takes-another-out-of-the-line",
          "a waiter that leaves takes the first out of the line, which is another one, and that one"
              + " is never woken; take out your own future");

  private static final Misconception WAKES_IN_A_CHAIN =
      Misconception.of(
          "wakes-in-a-chain",
          "set wakes one, which is to wake the next: they run one iteration after the other, and a"
              + " cancelled one breaks the chain; wake all");

  private static final Misconception COMPLETES_TWICE =
      Misconception.of(
          "completes-a-finished-waiter",
          "set completes a future that an earlier set has completed; look whether it is done");

  private static final Misconception STOPS_AT_THE_CANCELLED =
      Misconception.of(
          "stops-at-the-cancelled",
          "set ends at the first waiter that is done, and those behind it sleep on; pass over it");

  private static final Misconception LOOKS_EARLY =
      Misconception.of(
          "looks-before-it-is-awaited",
          "whether there is a wait is decided when waitUntilSet is called; look at the flag when"
              + " the coroutine is awaited");

  private static final Misconception SWALLOWS =
      Misconception.of(
          "cancelled-waiter-goes-on",
          "a waiter that was cancelled goes on as if the event were set; throw on what it was"
              + " cancelled by");

  private final Event event = new Event();

  @Test
  @DisplayName("an event that is set lets tasks pass without suspending")
  void aSetEventLetsPassAtOnce() {
    run(
        () -> {
          event.set();
          EventLoop.running().callSoon(() -> note("another callback"));
          await(event.waitUntilSet());
          note("passed");
          ticks(2);
        });

    observed("what came first", trace)
        .suggests(SUSPENDS_ALWAYS)
        .shouldBe("passed", "another callback");
  }

  @Test
  @DisplayName("set wakes all that wait, in the order in which they came")
  void setWakesAllInOrder() {
    run(
        () -> {
          for (String name : List.of("first", "second", "third")) {
            startWaiting(name, event::waitUntilSet);
          }
          pause(1);
          note("set");
          event.set();
          ticks(3);
        });

    observed("what happened", trace)
        .suggests(WAKES_NOBODY, seen -> seen.size() == 1)
        .suggests(WAKES_ONE, seen -> seen.size() == 2)
        .suggests(LAST_COMES_FIRST)
        .shouldBe("set", "first", "second", "third");
  }

  @Test
  @DisplayName("the waiters run in the next iteration, not inside of set")
  void theWaitersRunInTheNextIteration() {
    run(
        () -> {
          List<Task<Void>> waiters =
              Stream.of("first", "second", "third")
                  .map(name -> startWaiting(name, event::waitUntilSet))
                  .toList();
          ticks(1);
          event.set();
          note("after set");
          ticks(1);
          note("an iteration later");
          await(gather(waiters));
        });

    observed("what happened", trace)
        .suggests(WAKES_IN_A_CHAIN, seen -> seen.indexOf("third") > 3)
        .shouldBe("after set", "first", "second", "third", "an iteration later");
  }

  @Test
  @DisplayName("while tasks wait, the loop sleeps")
  void whileTasksWaitTheLoopSleeps() {
    runOrName(
        POLLS,
        "a second passes while a task waits",
        () -> {
          Task<Void> waiter = startWaiting("waiter", event::waitUntilSet);
          ticks(2);
          long before = time.polls();
          pause(1000);
          observed("how often the loop went round in a second", time.polls() - before)
              .suggests(POLLS)
              .shouldSatisfy("at most 3 times", seen -> seen <= 3);
          event.set();
          await(waiter);
        });
  }

  @Test
  @DisplayName("a cleared event holds tasks up again")
  void aClearedEventHoldsUpAgain() {
    run(
        () -> {
          event.set();
          event.clear();
          Task<Void> waiter = startWaiting("waiter", event::waitUntilSet);
          pause(1);
          note("set: " + event.isSet());
          event.set();
          await(waiter);
        });

    observed("what happened", trace).suggests(STAYS_SET).shouldBe("set: false", "waiter");
  }

  @Test
  @DisplayName("whoever was woken goes on, even if the event is cleared before it runs")
  void setAndClearAtOnceWakes() {
    runOrName(
        LOOKS_AGAIN,
        "set an event and clear it at once",
        () -> {
          Task<Void> waiter = startWaiting("waiter", event::waitUntilSet);
          ticks(1);
          event.set();
          event.clear();
          await(waiter);
        });

    observed("who went on", trace).suggests(LOOKS_AGAIN).shouldBe("waiter");
  }

  @Test
  @DisplayName("clear does not forget those that wait")
  void clearKeepsTheWaiters() {
    runOrName(
        CLEAR_DROPS,
        "clear an event that a task waits for, then set it",
        () -> {
          Task<Void> waiter = startWaiting("waiter", event::waitUntilSet);
          ticks(1);
          event.clear();
          event.set();
          await(waiter);
        });

    observed("who went on", trace).suggests(CLEAR_DROPS).shouldBe("waiter");
  }

  @Test
  @DisplayName("an event may be set again before those that it woke have run")
  void settingTwiceChangesNothing() {
    attempting(
            "to set, clear and set an event again before the waiter runs",
            () ->
                run(
                    () -> {
                      Task<Void> waiter = startWaiting("waiter", event::waitUntilSet);
                      ticks(1);
                      event.set();
                      event.clear();
                      event.set();
                      event.set();
                      await(waiter);
                    }))
        .suggests(COMPLETES_TWICE, thrown -> thrown instanceof InvalidStateError)
        .suggests(LOOKS_AGAIN)
        .shouldSucceed();

    observed("who went on", trace).shouldBe("waiter");
  }

  @Test
  @DisplayName("a waiter that is cancelled in the iteration of set is left alone")
  void aCancelledWaiterIsLeftAlone() {
    attempting(
            "to cancel a waiter and set the event in the same iteration",
            () ->
                run(
                    () -> {
                      Task<Void> cancelled = startWaiting("cancelled", event::waitUntilSet);
                      Task<Void> other = startWaiting("other", event::waitUntilSet);
                      ticks(1);
                      cancelled.cancel();
                      event.set();
                      ended(cancelled);
                      await(other);
                    }))
        .suggests(COMPLETES_CANCELLED, thrown -> thrown instanceof InvalidStateError)
        .suggests(
            STOPS_AT_THE_CANCELLED, thrown -> thrown instanceof VirtualTime.StuckLoopException)
        .shouldSucceed();

    observed("who went on", trace)
        .suggests(SWALLOWS, seen -> seen.contains("cancelled"))
        .shouldBe("other");
  }

  @Test
  @DisplayName("a waiter leaves nothing behind, cancelled or not")
  void aWaiterLeavesNothingBehind() {
    run(
        () -> {
          Task<Void> cancelled = startWaiting("cancelled", event::waitUntilSet);
          Task<Void> other = startWaiting("other", event::waitUntilSet);
          ticks(1);
          note(event.toString());
          cancelled.cancel();
          ended(cancelled);
          note(event.toString());
          event.set();
          await(other);
          note(event.toString());
        });

    observed("what the event said", trace)
        .suggests(SWALLOWS, seen -> seen.contains("cancelled"))
        .suggests(CANCELLED_STAYS, seen -> seen.getLast().contains("waiters"))
        .suggests(CANCELLED_STAYS, seen -> !seen.get(1).contains("waiters: 1"))
        .shouldBe("Event[unset, waiters: 2]", "Event[unset, waiters: 1]", "other", "Event[set]");
  }

  @Test
  @DisplayName("one that was cancelled in the middle of the line leaves, and the others are woken")
  void oneInTheMiddleLeaves() {
    runOrName(
        TAKES_ANOTHER_OUT,
        "cancel the second of three waiters, and set",
        () -> {
          Task<Void> first = startWaiting("first", event::waitUntilSet);
          Task<Void> second = startWaiting("second", event::waitUntilSet);
          Task<Void> third = startWaiting("third", event::waitUntilSet);
          ticks(1);
          second.cancel();
          ended(second);
          event.set();
          await(first);
          await(third);
        });

    observed("who went on", trace).suggests(TAKES_ANOTHER_OUT).shouldBe("first", "third");
  }

  @Test
  @DisplayName("one that is cancelled just after set does not keep the others from going on")
  void cancelledJustAfterSet() {
    runOrName(
        WAKES_IN_A_CHAIN,
        "set, and cancel the first of two waiters in the same iteration",
        () -> {
          Task<Void> first = startWaiting("first", event::waitUntilSet);
          Task<Void> second = startWaiting("second", event::waitUntilSet);
          ticks(1);
          event.set();
          first.cancel();
          ended(first);
          await(second);
        });

    observed("who went on", trace).suggests(SWALLOWS).shouldBe("second");
  }

  @Test
  @DisplayName("a coroutine that is made and not yet awaited has not looked at the flag")
  void madeAndNotYetAwaited() {
    run(
        () -> {
          event.set();
          Coroutine<Void> made = event.waitUntilSet();
          event.clear();
          note(event.toString());
          Task<Void> waiter = startWaiting("waiter", () -> made);
          ticks(2);
          note("set");
          event.set();
          await(waiter);
        });

    observed("what happened", trace)
        .suggests(LOOKS_EARLY)
        .shouldBe("Event[unset]", "set", "waiter");
  }

  @Test
  @DisplayName("an event belongs to the first loop on which somebody waited")
  void anEventBelongsToOneLoop() {
    waitingOnAnotherLoop(event::waitUntilSet, event::set)
        .suggests(ANY_LOOP)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      EventDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("events", trace.lines());
  }
}
