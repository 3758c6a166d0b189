package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.sync.demo.ConditionDemo;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "03.3", points = 20, seconds = 10)
@DisplayName("03.3 Condition")
class ConditionTest extends OnVirtualTime {

  private static final Misconception KEEPS_THE_LOCK =
      Misconception.of(
          "keeps-the-lock-while-waiting",
          "the lock stays locked while the task waits, so that nobody can change what it waits"
              + " for");

  private static final Misconception RETURNS_WITHOUT_THE_LOCK =
      Misconception.of(
          "returns-without-the-lock",
          "the wait ends without the lock: others may change what the task is about to use");

  private static final Misconception CANCELLED_WITHOUT_THE_LOCK =
      Misconception.of(
          "cancelled-without-the-lock",
          "a wait that is cancelled ends without the lock, and the try around it then releases a"
              + " lock that is free, or somebody else's");

  private static final Misconception SECOND_CANCEL_BREAKS =
      Misconception.of(
          "second-cancel-loses-the-lock",
          "the wait is cancelled again while it waits for the lock, and ends without it; ask for"
              + " the lock until you have it");

  private static final Misconception SWALLOWS_THE_CANCELLATION =
      Misconception.of(
          "swallows-the-cancellation",
          "a cancellation that comes while the wait gets its lock back is forgotten; throw it once"
              + " the lock is there (gh-111693 in CPython)");

  private static final Misconception LOSES_THE_NOTIFICATION =
      Misconception.of(
          "loses-the-notification",
          "a task is notified and cancelled in the same iteration, and the notification is lost"
              + " with it; notify another one (gh-112202 in CPython)");

  private static final Misconception NO_LOCK_NEEDED =
      Misconception.of("needs-no-lock", "waiting or notifying without the lock goes unnoticed");

  private static final Misconception WAKES_NOBODY =
      Misconception.of("notify-wakes-nobody", "a task is notified, and sleeps on");

  private static final Misconception WAKES_ALL =
      Misconception.of("wakes-all", "one notification wakes more tasks than it should");

  private static final Misconception COUNTS_THE_WOKEN =
      Misconception.of(
          "counts-those-who-were-woken",
          "a second notification goes to a task that was notified already, and is lost");

  private static final Misconception LAST_COMES_FIRST =
      Misconception.of("last-comes-first", "tasks are notified in another order than they came");

  private static final Misconception COMPLETES_CANCELLED =
      Misconception.of(
          "completes-a-cancelled-waiter",
          "a notification completes a future that was cancelled already; look whether it is done");

  private static final Misconception LOOKS_ONCE =
      Misconception.of(
          "looks-once",
          "the predicate is not asked again after a notification; somebody else may have been"
              + " faster");

  private static final Misconception WAITS_FIRST =
      Misconception.of(
          "waits-before-it-looks",
          "the predicate holds already, and the task waits for a notification that may never come");

  private static final Misconception WAITER_STAYS =
      Misconception.of("waiter-stays", "a wait that is over, or was cancelled, stays in the line");

  private final Condition condition = new Condition();

  /** A task that waits for a notification. */
  private Task<Void> waiter(String name) {
    return start(
        name,
        () -> {
          try (var _ = await(condition.acquire())) {
            await(condition.waitUntilNotified());
            note(name);
          }
        });
  }

  private void notifying(int number) {
    try (var _ = await(condition.acquire())) {
      condition.notifySome(number);
    }
  }

  @Test
  @DisplayName("while a task waits, others can have the lock; when it goes on, it has the lock")
  void theLockIsFreeWhileATaskWaits() {
    runOrName(
        KEEPS_THE_LOCK,
        "one task waits, another notifies it",
        () -> {
          start(
              "waiter",
              () -> {
                try (var _ = await(condition.acquire())) {
                  note("waiter has the lock");
                  await(condition.waitUntilNotified());
                  note("waiter goes on");
                }
              });
          ticks(2);
          await(condition.acquire());
          note("notifier has the lock");
          condition.notifyOne();
          pause(5);
          note("notifier leaves");
          if (condition.isLocked()) {
            condition.release();
          }
          pause(5);
        });

    observed("what happened", trace)
        .suggests(WAKES_NOBODY, seen -> !seen.contains("waiter goes on"))
        .suggests(RETURNS_WITHOUT_THE_LOCK)
        .shouldBe(
            "waiter has the lock", "notifier has the lock", "notifier leaves", "waiter goes on");
  }

  @Test
  @DisplayName("one notification wakes one task, the one that has waited longest")
  void oneNotificationWakesOne() {
    run(
        () -> {
          List.of("first", "second", "third").forEach(this::waiter);
          ticks(2);
          for (int i = 0; i < 3; i++) {
            notifying(1);
            pause(1);
            note("--");
          }
        });

    observed("who woke", trace)
        .suggests(LAST_COMES_FIRST, seen -> seen.getFirst().equals("third"))
        .suggests(WAKES_NOBODY, seen -> seen.getFirst().equals("--"))
        .suggests(WAKES_ALL, seen -> !seen.subList(0, 2).contains("--"))
        .shouldBe("first", "--", "second", "--", "third", "--");
  }

  @Test
  @DisplayName("notifySome wakes so many, notifyEach all")
  void someAndEach() {
    run(
        () -> {
          List<Task<Void>> tasks = Stream.of("1", "2", "3", "4", "5").map(this::waiter).toList();
          ticks(2);
          notifying(2);
          pause(1);
          note("--");
          try (var _ = await(condition.acquire())) {
            condition.notifyEach();
          }
          await(gather(tasks));
        });

    observed("who woke", trace).suggests(WAKES_ALL).shouldBe("1", "2", "--", "3", "4", "5");
  }

  @Test
  @DisplayName("two notifications before anybody runs wake two tasks")
  void twoNotificationsWakeTwo() {
    runOrName(
        COUNTS_THE_WOKEN,
        "notify twice in one iteration",
        () -> {
          List<Task<Void>> tasks = Stream.of("first", "second").map(this::waiter).toList();
          ticks(2);
          try (var _ = await(condition.acquire())) {
            condition.notifyOne();
            condition.notifyOne();
          }
          await(gather(tasks));
        });

    observed("who woke", trace).suggests(COUNTS_THE_WOKEN).shouldBe("first", "second");
  }

  @Test
  @DisplayName("notifying when nobody waits is not remembered")
  void aNotificationIsNotRemembered() {
    run(
        () -> {
          notifying(1);
          Task<Void> waiter = waiter("waiter");
          pause(1);
          note("nobody woke");
          notifying(1);
          await(waiter);
        });

    observed("what happened", trace).shouldBe("nobody woke", "waiter");
  }

  @Test
  @DisplayName("waiting and notifying need the lock")
  void theLockIsNeeded() {
    run(
        () -> {
          attempting("to notify without the lock", () -> condition.notifyOne())
              .suggests(NO_LOCK_NEEDED)
              .shouldThrow(IllegalStateException.class);
          attempting("to wait without the lock", () -> await(condition.waitUntilNotified()))
              .suggests(NO_LOCK_NEEDED)
              .shouldThrow(IllegalStateException.class);
          observed("the condition", condition.toString()).shouldBe("Condition[unlocked]");
        });
  }

  @Test
  @DisplayName("waitUntil does not wait if the predicate holds already")
  void aPredicateThatHolds() {
    runOrName(
        WAITS_FIRST,
        "wait until something that is true",
        () -> {
          try (var _ = await(condition.acquire())) {
            await(condition.waitUntil(() -> true));
            note("went on");
          }
        });

    observed("what happened", trace).suggests(WAITS_FIRST).shouldBe("went on");
  }

  @Test
  @DisplayName("waitUntil asks its predicate after each notification, under the lock")
  void waitUntilAsksAgain() {
    var number = new int[1];
    BooleanSupplier three =
        () -> {
          note("number " + number[0] + ", locked: " + condition.isLocked());
          return number[0] == 3;
        };
    run(
        () -> {
          Task<Void> waiter =
              start(
                  "waiter",
                  () -> {
                    try (var _ = await(condition.acquire())) {
                      await(condition.waitUntil(three));
                      note("went on");
                    }
                  });
          for (int i = 1; i <= 3; i++) {
            ticks(3);
            try (var _ = await(condition.acquire())) {
              number[0] = i;
              condition.notifyEach();
            }
          }
          await(waiter);
        });

    observed("what the predicate saw", trace)
        .suggests(LOOKS_ONCE)
        .shouldBe(
            "number 0, locked: true",
            "number 1, locked: true",
            "number 2, locked: true",
            "number 3, locked: true",
            "went on");
  }

  @Test
  @DisplayName("a wait that is cancelled ends with the lock, once it is free")
  void aCancelledWaitEndsWithTheLock() {
    runOrName(
        CANCELLED_WITHOUT_THE_LOCK,
        "cancel a wait while another task holds the lock",
        () -> {
          Task<Void> waiter = waiterThatSaysHowItEnds();
          ticks(2);
          try (var _ = await(condition.acquire())) {
            waiter.cancel();
            pause(5);
            note("the lock is released");
          }
          ended(waiter);
          note("after it, locked: " + condition.isLocked());
        });

    observed("what happened", trace)
        .suggests(CANCELLED_WITHOUT_THE_LOCK)
        .shouldBe("the lock is released", "cancelled, locked: true", "after it, locked: false");
  }

  @Test
  @DisplayName("a wait that is cancelled twice ends with the lock, too")
  void aWaitThatIsCancelledTwice() {
    runOrName(
        SECOND_CANCEL_BREAKS,
        "cancel a wait again while it waits for its lock",
        () -> {
          Task<Void> waiter = waiterThatSaysHowItEnds();
          ticks(2);
          try (var _ = await(condition.acquire())) {
            waiter.cancel();
            pause(5);
            waiter.cancel();
            pause(5);
            note("the lock is released");
          }
          ended(waiter);
          note("after it, locked: " + condition.isLocked());
        });

    observed("what happened", trace)
        .suggests(SECOND_CANCEL_BREAKS)
        .shouldBe("the lock is released", "cancelled, locked: true", "after it, locked: false");
  }

  private Task<Void> waiterThatSaysHowItEnds() {
    return start(
        "waiter",
        () -> {
          try (var _ = await(condition.acquire())) {
            try {
              await(condition.waitUntilNotified());
              note("went on, locked: " + condition.isLocked());
            } catch (CancelledError cancelled) {
              note("cancelled, locked: " + condition.isLocked());
              throw cancelled;
            }
          }
        });
  }

  @Test
  @DisplayName(
      "a task that is cancelled while it gets its lock back, after a notification, is cancelled")
  void aCancellationAfterTheNotificationIsNotForgotten() {
    runOrName(
        SWALLOWS_THE_CANCELLATION,
        "notify a task, and cancel it while it waits for the lock",
        () -> {
          Task<Void> waiter = waiterThatSaysHowItEnds();
          ticks(2);
          try (var _ = await(condition.acquire())) {
            condition.notifyOne();
            pause(5);
            waiter.cancel();
            pause(5);
          }
          ended(waiter);
        });

    observed("how it ended", trace)
        .suggests(SWALLOWS_THE_CANCELLATION)
        .shouldBe("cancelled, locked: true");
  }

  @Test
  @DisplayName("a notification of a task that is cancelled goes to another one")
  void theNotificationOfACancelledTaskGoesOn() {
    runOrName(
        LOSES_THE_NOTIFICATION,
        "notify a task and cancel it in the same iteration",
        () -> {
          Task<Void> first = waiter("first");
          Task<Void> second = waiter("second");
          ticks(2);
          notifying(1);
          first.cancel();
          ended(first);
          await(second);
        });

    observed("who woke", trace).suggests(LOSES_THE_NOTIFICATION).shouldBe("second");
  }

  @Test
  @DisplayName("a notification passes over a task that was cancelled in the same iteration")
  void aNotificationPassesOverTheCancelled() {
    runOrName(
        COMPLETES_CANCELLED,
        "cancel the first of two tasks and notify one, in the same iteration",
        () -> {
          Task<Void> first = waiter("first");
          Task<Void> second = waiter("second");
          ticks(2);
          try (var _ = await(condition.acquire())) {
            first.cancel();
            condition.notifyOne();
          }
          ended(first);
          await(second);
        });

    observed("who woke", trace).suggests(COMPLETES_CANCELLED).shouldBe("second");
  }

  @Test
  @DisplayName("two conditions may share a lock")
  void twoConditionsMayShareALock() {
    var lock = new Lock();
    var notEmpty = new Condition(lock);
    var notFull = new Condition(lock);
    run(
        () -> {
          Task<Void> waiter =
              start(
                  "waiter",
                  () -> {
                    try (var _ = await(lock.acquire())) {
                      await(notEmpty.waitUntilNotified());
                      note("not empty");
                    }
                  });
          ticks(2);
          try (var _ = await(notFull.acquire())) {
            note("shared: " + notEmpty.isLocked());
            notFull.notifyEach();
            pause(1);
            note("nobody woke");
            notEmpty.notifyEach();
          }
          await(waiter);
        });

    observed("what happened", trace).shouldBe("shared: true", "nobody woke", "not empty");
  }

  @Test
  @DisplayName("a wait leaves nothing behind")
  void aWaitLeavesNothingBehind() {
    run(
        () -> {
          Task<Void> first = waiter("first");
          Task<Void> second = waiter("second");
          ticks(2);
          note(condition.toString());
          first.cancel();
          ended(first);
          pause(1);
          note(condition.toString());
          notifying(1);
          ended(second);
          note(condition.toString());
        });

    observed("what the condition said", trace)
        .suggests(WAITER_STAYS)
        .shouldSatisfy(
            "two, then at most one, then nobody",
            seen ->
                seen.getFirst().equals("Condition[unlocked, waiters: 2]")
                    && seen.getLast().equals("Condition[unlocked]"));
  }

  @Test
  @DisplayName("calling waitUntilNotified does nothing; awaiting it does")
  void onlyTheAwaitWaits() {
    run(
        () -> {
          await(condition.acquire());
          Coroutine<Void> waiting = condition.waitUntilNotified();
          observed("whether the lock is held", condition.isLocked()).shouldBe(true);
          waiting.close();
          await(async(() -> condition.release()));
        });
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      ConditionDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("conditions", trace.lines());
  }
}
