package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.sync.demo.ConditionDemo;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.InvalidStateError;
import asyncio.task.Task;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TraceObservation;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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
          "the wait is cancelled while it asks for the lock, and ends without it; ask until you"
              + " have it (bpo-22970 in CPython)");

  private static final Misconception SWALLOWS_THE_CANCELLATION =
      Misconception.of(
          "swallows-the-cancellation",
          "a cancellation that comes while the wait gets its lock back is forgotten; throw it once"
              + " the lock is there (bpo-32841 in CPython)");

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

  private static final Misconception NOTIFY_RELEASES =
      Misconception.of(
          "notify-releases-the-lock",
          "notifySome releases the lock, although the notifier is not done yet; leave that to the"
              + " one who holds it");

  private static final Misconception PASSES_ON_TOO_EARLY =
      Misconception.of(
          "passes-on-at-once-or-never",
          "a task was notified and is cancelled while it asks for the lock, and the notification is"
              + " lost with it; whatever ends the wait with an error, also later, has to notify"
              + " another one");

  private static final Misconception PASSES_ON_TO_ALL =
      Misconception.of(
          "passes-on-to-all",
          "a notification whose task is cancelled wakes everybody else; it is for one of them");

  private static final Misconception PASSES_ON_TO_THE_LAST =
      Misconception.of(
          "passes-on-to-the-last",
          "the notification of a cancelled task goes to one that came later than others; it goes to"
              + " the first that waits");

  private static final Misconception PASSES_ON_THROUGH_THE_CHECK =
      Misconception.of(
          "passes-on-through-the-check",
          "the wait passes its notification on by notifySome before it has the lock, and is"
              + " refused; wake another one without that check");

  private static final Misconception ONLY_CANCELLATIONS_PASS_ON =
      Misconception.of(
          "only-a-cancellation-passes-on",
          "the wait ends in an error that is no cancellation, and its notification is lost; catch"
              + " whatever comes out of it");

  private static final Misconception ASKS_TWICE =
      Misconception.of(
          "asks-for-the-lock-twice",
          "the wait asks for its lock so many times, and one cancellation more ends it without the"
              + " lock; ask until you have it");

  private static final Misconception ASKS_AFTER_ANY_ERROR =
      Misconception.of(
          "asks-again-after-any-error",
          "the wait asks for the lock again after an error that will come every time, and never"
              + " ends; only a cancellation is a reason to ask again");

  private static final Misconception THROWS_THE_FIRST =
      Misconception.of(
          "throws-the-first-cancellation",
          "the wait was cancelled several times, and throws an earlier cancellation than the last");

  private static final Misconception THROWS_ITS_OWN =
      Misconception.of(
          "throws-a-cancellation-of-its-own",
          "the wait throws a new CancelledError, without the message that was given to cancel;"
              + " throw the one that you caught (gh-111693 in CPython)");

  private static final Misconception TAKES_REQUESTS_BACK =
      Misconception.of(
          "takes-its-cancellations-back",
          "the wait calls uncancel, as if nobody had asked the task to end; it throws the"
              + " cancellation, so the request stands");

  private static final Misconception GOES_ON_CANCELLED =
      Misconception.of(
          "cancelled-waiter-goes-on",
          "a wait that was cancelled returns as if it had been notified; throw on what it was"
              + " cancelled by");

  private static final Misconception HOLDS_AND_GOES_ON =
      Misconception.of(
          "predicate-ends-the-cancellation",
          "waitUntil was cancelled, and returns because its predicate holds; a cancellation ends it"
              + " all the same");

  private static final Misconception ALWAYS_NEEDS_THE_LOCK =
      Misconception.of(
          "always-needs-the-lock",
          "waitUntil asks for the lock although its predicate holds, and there is nothing to wait"
              + " for");

  private static final Misconception LOOKS_EARLY =
      Misconception.of(
          "looks-before-it-is-awaited",
          "waitUntil asks its predicate when it is called; ask when the coroutine is awaited, since"
              + " it may not hold any more");

  private static final Misconception CHECKS_EARLY =
      Misconception.of(
          "checks-before-it-is-awaited",
          "waitUntilNotified looks for the lock when it is called; look when the coroutine is"
              + " awaited");

  private static final Misconception LOOKS_WITHOUT_THE_LOCK =
      Misconception.of(
          "looks-without-the-lock",
          "waitUntil asks its predicate before it has the lock back, and others change what it saw;"
              + " first the lock, then the predicate");

  private static final Misconception PASSES_ON_WHAT_IS_NOT_FOR_IT =
      Misconception.of(
          "passes-on-what-is-not-for-it",
          "waitUntil wakes another one if its predicate does not hold, and that one the next, in"
              + " circles; just wait again");

  private static final Misconception LOOKS_ALL_THE_TIME =
      Misconception.of(
          "looks-in-every-iteration",
          "a task that waits looks in every iteration whether it may go on, and the loop never"
              + " sleeps; await a future");

  private static final Misconception REMEMBERS =
      Misconception.of(
          "remembers-the-notification",
          "a notification for which nobody waits is kept for the one that comes; that is a"
              + " semaphore");

  private static final Misconception COMPLETES_NOTIFIED =
      Misconception.of(
          "completes-a-notified-waiter",
          "a second notification completes a future that the first has completed; look whether it"
              + " is done");

  private static final Misconception COUNTS_THE_CANCELLED =
      Misconception.of(
          "counts-those-who-were-cancelled",
          "a notification goes to a task that was cancelled already, and is lost; it is for one"
              + " that waits");

  private static final Misconception NONE_WAKES_ONE =
      Misconception.of("none-wakes-one", "notifySome(0) wakes somebody; count before you wake");

  private static final Misconception TAKES_ENOUGH_FOR_GRANTED =
      Misconception.of(
          "takes-enough-waiters-for-granted",
          "notifySome fails if fewer wait than it is to wake; then it wakes those that there are");

  private static final Misconception TAKES_ANOTHER_OUT =
      Misconception.of(
          "takes-another-out-of-the-line",
          "a wait that ends takes the first out of the line, which is another one, and that one is"
              + " never notified; take out your own future");

  private static final Misconception JOINS_WITHOUT_THE_LOCK =
      Misconception.of(
          "joins-without-the-lock",
          "a wait that is refused has joined the line, and takes a notification from those that"
              + " wait; look for the lock first");

  private static final Misconception LOCKS_WHEN_REFUSED =
      Misconception.of(
          "refused-wait-takes-the-lock",
          "a wait that is refused, since nobody holds the lock, takes the lock; only one that has"
              + " released it gets it back");

  private static final Misconception LETS_THE_LOCK_REFUSE =
      Misconception.of(
          "lets-the-lock-refuse",
          "it is the lock that refuses, by a text of its own; look whether it is held, and say that"
              + " nobody can wait without it");

  private static final Misconception RELEASES_EARLY =
      Misconception.of(
          "releases-before-it-can-wait",
          "the wait is refused since the condition belongs to another loop, and has released the"
              + " lock already; make the future first");

  private static final Misconception ANY_LOOP =
      Misconception.of(
          "waits-on-any-loop",
          "a task of another loop waits for a notification, and would be woken on the wrong thread;"
              + " let LoopBinding make the futures");

  private static final Misconception ESCAPES_IN_BETWEEN =
      Misconception.of(
          "escapes-between-two-requests",
          "the wait was cancelled between two requests for the lock, and that ended it without the"
              + " lock; ask again at once, or guard that await, too");

  private static final Misconception SHIELDS_EACH_REQUEST =
      Misconception.of(
          "shields-each-request",
          "the wait asks for the lock anew while its last request goes on behind a shield, which"
              + " then takes the lock for nobody");

  private static final Misconception WAKES_AND_REFUSES =
      Misconception.of(
          "wakes-and-refuses",
          "a notification is refused, since nobody holds the lock, and has woken somebody; look for"
              + " the lock first");

  private static final Misconception BINDS_TOO_EARLY =
      Misconception.of(
          "binds-before-it-can-wait",
          "a wait that was refused, since nobody holds the lock, binds the condition to its loop;"
              + " look for the lock before you make a future");

  private static final String WITHOUT_THE_LOCK = " without the lock";

  private final Condition condition = new Condition();

  /** A task that waits for a notification, and notes that it woke. */
  private Task<Void> waiter(String name) {
    return start(
        name,
        () -> {
          try (var _ = await(condition.acquire())) {
            await(condition.waitUntilNotified());
            note(condition.isLocked() ? name : name + WITHOUT_THE_LOCK);
          }
        });
  }

  /** A task that waits for a notification, and notes how that ends. */
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

  /** A task that waits until a predicate holds, and notes that it does. */
  private Task<Void> waiterUntil(String name, BooleanSupplier predicate) {
    return start(
        name,
        () -> {
          try (var _ = await(condition.acquire())) {
            await(condition.waitUntil(predicate));
            note(name + " goes on");
          }
        });
  }

  /** Lets tasks that have just been started begin their waits. */
  private void letThemWait() {
    letThemWaitFor(condition);
  }

  private static void letThemWaitFor(Condition condition) {
    ticks(2);
    observed("whether the lock is held while the tasks wait", condition.isLocked())
        .suggests(KEEPS_THE_LOCK)
        .shouldBe(false);
    observed(
            "how many callbacks ran in 10 iterations in which nobody can go on",
            callbacksDuring(() -> ticks(10)))
        .suggests(LOOKS_ALL_THE_TIME)
        .shouldSatisfy("one in each, of the test", seen -> seen < 15);
  }

  /** Notifies, by one that has the lock. */
  private void tell(int number) {
    condition.notifySome(number);
    observed("whether the notifier still has the lock", condition.isLocked())
        .suggests(NOTIFY_RELEASES)
        .shouldBe(true);
  }

  private void notifying(int number) {
    try (var _ = await(condition.acquire())) {
      tell(number);
    }
  }

  /** Runs a program, and keeps the exception that comes out of it. */
  private Attempt attemptingTo(String what, CoroutineAction main) {
    return attempting("to " + what, () -> run(main))
        .suggests(
            LOOKS_ALL_THE_TIME, thrown -> thrown instanceof VirtualTime.SpinningLoopException)
        .suggests(RETURNS_WITHOUT_THE_LOCK, _ -> someWokeWithoutTheLock(trace.lines()));
  }

  /** What the tasks noted, of which somebody may have woken without the lock. */
  private TraceObservation observedTrace(String concept) {
    return observed(concept, trace)
        .suggests(RETURNS_WITHOUT_THE_LOCK, ConditionTest::someWokeWithoutTheLock);
  }

  private static boolean someWokeWithoutTheLock(List<String> lines) {
    return lines.stream().anyMatch(line -> line.endsWith(WITHOUT_THE_LOCK));
  }

  /** Whether somebody waits whom nobody will wake. */
  private static boolean stuck(Throwable thrown) {
    return thrown instanceof VirtualTime.StuckLoopException;
  }

  /** Whether the condition or its lock threw it, and not a loop that nobody wakes. */
  private static boolean refused(Throwable thrown) {
    return thrown != null && thrown.getClass() == IllegalStateException.class;
  }

  private static boolean completesCancelled(Throwable thrown) {
    return thrown instanceof InvalidStateError && thrown.getMessage().contains("cancelled");
  }

  private static boolean completesNotified(Throwable thrown) {
    return thrown instanceof InvalidStateError && thrown.getMessage().contains("finished");
  }

  private static boolean missesOne(Throwable thrown) {
    return thrown instanceof NoSuchElementException || thrown instanceof NullPointerException;
  }

  @Test
  @DisplayName("while a task waits, others can have the lock; when it goes on, it has the lock")
  void theLockIsFreeWhileATaskWaits() {
    attemptingTo(
            "notify a task that waits",
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
              note("notified, locked: " + condition.isLocked());
              pause(5);
              note("notifier leaves");
              if (condition.isLocked()) {
                condition.release();
              }
              pause(5);
            })
        .suggests(KEEPS_THE_LOCK, ConditionTest::stuck)
        .shouldSucceed();

    observed("what happened", trace)
        .suggests(NOTIFY_RELEASES, seen -> seen.contains("notified, locked: false"))
        .suggests(WAKES_NOBODY, seen -> !seen.contains("waiter goes on"))
        .suggests(
            RETURNS_WITHOUT_THE_LOCK,
            seen -> seen.indexOf("waiter goes on") < seen.indexOf("notifier leaves"))
        .shouldBe(
            "waiter has the lock",
            "notifier has the lock",
            "notified, locked: true",
            "notifier leaves",
            "waiter goes on");
  }

  @Test
  @DisplayName("one notification wakes one task, the one that has waited longest")
  void oneNotificationWakesOne() {
    attemptingTo(
            "notify three tasks, one after the other",
            () -> {
              List.of("first", "second", "third").forEach(this::waiter);
              letThemWait();
              for (int i = 0; i < 3; i++) {
                notifying(1);
                pause(1);
                note("--");
              }
            })
        .shouldSucceed();

    observedTrace("who woke")
        .suggests(LAST_COMES_FIRST, seen -> seen.getFirst().equals("third"))
        .suggests(WAKES_NOBODY, seen -> seen.getFirst().equals("--"))
        .suggests(WAKES_ALL, seen -> seen.indexOf("--") > 1)
        .shouldBe("first", "--", "second", "--", "third", "--");
  }

  @Test
  @DisplayName("notifySome wakes so many, notifyEach all")
  void someAndEach() {
    attemptingTo(
            "notify two of five tasks, and then the others",
            () -> {
              List<Task<Void>> tasks =
                  Stream.of("1", "2", "3", "4", "5").map(this::waiter).toList();
              letThemWait();
              notifying(2);
              pause(1);
              note("--");
              try (var _ = await(condition.acquire())) {
                condition.notifyEach();
              }
              await(gather(tasks));
            })
        .suggests(WAKES_NOBODY, ConditionTest::stuck)
        .shouldSucceed();

    observedTrace("who woke")
        .suggests(LAST_COMES_FIRST, seen -> seen.getFirst().equals("5"))
        .suggests(WAKES_ALL, seen -> seen.indexOf("--") > 2)
        .shouldBe("1", "2", "--", "3", "4", "5");
  }

  @Test
  @DisplayName("notifySome(0) wakes nobody, and if fewer wait than it is to wake, it wakes those")
  void noneAndMoreThanThereAre() {
    attemptingTo(
            "notify none of two tasks, and then seven",
            () -> {
              List<Task<Void>> tasks = Stream.of("first", "second").map(this::waiter).toList();
              letThemWait();
              notifying(0);
              pause(1);
              note("--");
              notifying(7);
              await(gather(tasks));
            })
        .suggests(TAKES_ENOUGH_FOR_GRANTED, ConditionTest::missesOne)
        .shouldSucceed();

    observedTrace("who woke")
        .suggests(NONE_WAKES_ONE, seen -> !seen.getFirst().equals("--"))
        .shouldBe("--", "first", "second");
  }

  @Test
  @DisplayName("two notifications before anybody runs wake two tasks")
  void twoNotificationsWakeTwo() {
    attemptingTo(
            "notify twice in one iteration",
            () -> {
              List<Task<Void>> tasks = Stream.of("first", "second").map(this::waiter).toList();
              letThemWait();
              try (var _ = await(condition.acquire())) {
                tell(1);
                tell(1);
              }
              await(gather(tasks));
            })
        .suggests(COMPLETES_NOTIFIED, ConditionTest::completesNotified)
        .suggests(COUNTS_THE_WOKEN, thrown -> stuck(thrown) && trace.lines().contains("first"))
        .shouldSucceed();

    observedTrace("who woke").shouldBe("first", "second");
  }

  @Test
  @DisplayName("notifying when nobody waits is not remembered")
  void aNotificationIsNotRemembered() {
    attemptingTo(
            "notify, wait, and notify again",
            () -> {
              notifying(1);
              Task<Void> waiter = waiter("waiter");
              letThemWait();
              note("notify again");
              notifying(1);
              await(waiter);
            })
        .shouldSucceed();

    observed("what happened", trace)
        .suggests(REMEMBERS, seen -> seen.getFirst().equals("waiter"))
        .shouldBe("notify again", "waiter");
  }

  @Test
  @DisplayName("waiting and notifying need the lock; what is refused changes nothing")
  void theLockIsNeeded() {
    run(
        () -> {
          without("notify", condition::notifyOne);
          without("wait", () -> await(condition.waitUntilNotified()));
          observed("the condition afterwards", condition.toString())
              .suggests(JOINS_WITHOUT_THE_LOCK, seen -> seen.contains("waiters"))
              .suggests(LOCKS_WHEN_REFUSED, seen -> seen.contains("[locked"))
              .shouldBe("Condition[unlocked]");
          without("wait until something false", () -> await(condition.waitUntil(() -> false)));
        });
  }

  @Test
  @DisplayName("a notification that is refused wakes nobody")
  void aRefusedNotificationWakesNobody() {
    attemptingTo(
            "notify without the lock while a task waits, and then with it",
            () -> {
              Task<Void> waiter = waiter("waiter");
              letThemWait();
              without("notify", condition::notifyOne);
              pause(1);
              note("notify again");
              notifying(1);
              await(waiter);
            })
        .shouldSucceed();

    observedTrace("what happened")
        .suggests(WAKES_AND_REFUSES, seen -> seen.getFirst().equals("waiter"))
        .shouldBe("notify again", "waiter");
  }

  @Test
  @DisplayName("what is refused says what needs the lock")
  void theRefusalSaysWhatNeedsTheLock() {
    run(
        () -> {
          observed("the text of the refusal", without("notify", condition::notifyOne))
              .shouldBe("cannot notify on un-acquired lock");
          observed(
                  "the text of the refusal",
                  without("wait", () -> await(condition.waitUntilNotified())))
              .suggests(LETS_THE_LOCK_REFUSE, seen -> seen.equals("Lock is not acquired"))
              .shouldBe("cannot wait on un-acquired lock");
        });
  }

  /** Attempts what needs the lock, and says how it is refused. */
  private static String without(String what, Executable body) {
    return attempting("to " + what + " without the lock", body)
        .suggests(NO_LOCK_NEEDED, thrown -> thrown == null || stuck(thrown))
        .shouldThrow(IllegalStateException.class)
        .getMessage();
  }

  @Test
  @DisplayName("a coroutine of waitUntilNotified looks for the lock when it is awaited")
  void madeBeforeTheLockWasTaken() {
    attemptingTo(
            "call waitUntilNotified, take the lock, and await what it returned",
            () -> {
              Coroutine<Void> early = condition.waitUntilNotified();
              Task<Void> waiter =
                  start(
                      "waiter",
                      () -> {
                        try (var _ = await(condition.acquire())) {
                          await(early);
                          note("waiter");
                        }
                      });
              letThemWait();
              notifying(1);
              await(waiter);
            })
        .suggests(
            CHECKS_EARLY,
            thrown -> refused(thrown) && thrown.getMessage().startsWith("cannot wait"))
        .shouldSucceed();

    observedTrace("who woke").shouldBe("waiter");
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
  @DisplayName("waitUntil does not wait if the predicate holds already")
  void aPredicateThatHolds() {
    attemptingTo(
            "wait until something that is true",
            () -> {
              try (var _ = await(condition.acquire())) {
                await(condition.waitUntil(() -> true));
                note("went on");
              }
            })
        .suggests(WAITS_FIRST, ConditionTest::stuck)
        .shouldSucceed();

    observed("what happened", trace).shouldBe("went on");
  }

  @Test
  @DisplayName("waitUntil does not even need the lock if the predicate holds already")
  void aPredicateThatHoldsNeedsNoLock() {
    attemptingTo(
            "wait, without the lock, until something that is true",
            () -> await(condition.waitUntil(() -> true)))
        .suggests(ALWAYS_NEEDS_THE_LOCK, ConditionTest::refused)
        .shouldSucceed();

    observed("the condition", condition.toString()).shouldBe("Condition[unlocked]");
  }

  @Test
  @DisplayName("waitUntil asks its predicate when it is awaited, not when it is called")
  void madeWhileThePredicateHeld() {
    var holds = new boolean[] {true};
    attemptingTo(
            "call waitUntil while its predicate holds, and await it when that is over",
            () -> {
              Coroutine<Void> early = condition.waitUntil(() -> holds[0]);
              holds[0] = false;
              Task<Void> waiter =
                  start(
                      "waiter",
                      () -> {
                        try (var _ = await(condition.acquire())) {
                          await(early);
                          note("waiter goes on");
                        }
                      });
              letThemWait();
              note("the predicate holds again");
              holds[0] = true;
              notifying(1);
              await(waiter);
            })
        .shouldSucceed();

    observed("what happened", trace)
        .suggests(LOOKS_EARLY, seen -> seen.getFirst().equals("waiter goes on"))
        .shouldBe("the predicate holds again", "waiter goes on");
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
    attemptingTo(
            "notify a task three times until its predicate holds",
            () -> {
              Task<Void> waiter = waiterUntil("waiter", three);
              for (int i = 1; i <= 3; i++) {
                ticks(3);
                try (var _ = await(condition.acquire())) {
                  number[0] = i;
                  tell(1);
                }
              }
              await(waiter);
            })
        .shouldSucceed();

    observed("what the predicate saw", trace)
        .suggests(LOOKS_WITHOUT_THE_LOCK, seen -> seen.toString().contains("locked: false"))
        .suggests(LOOKS_ONCE, seen -> seen.indexOf("waiter goes on") == 1)
        .shouldBe(
            "number 0, locked: true",
            "number 1, locked: true",
            "number 2, locked: true",
            "number 3, locked: true",
            "waiter goes on");
  }

  @Test
  @DisplayName("waitUntil waits again if somebody else was faster")
  void somebodyElseIsFaster() {
    var dishes = new int[1];
    attemptingTo(
            "notify a task, and change what it waits for before it has the lock",
            () -> {
              Task<Void> waiter =
                  waiterUntil(
                      "waiter",
                      () -> {
                        note("dishes: " + dishes[0]);
                        return dishes[0] > 0;
                      });
              letThemWait();
              try (var _ = await(condition.acquire())) {
                dishes[0]++;
                tell(1);
                pause(1);
                dishes[0]--;
              }
              pause(1);
              note("another dish");
              dishes[0]++;
              notifying(1);
              await(waiter);
            })
        .shouldSucceed();

    observed("what happened", trace)
        .suggests(LOOKS_WITHOUT_THE_LOCK, seen -> seen.get(1).equals("dishes: 1"))
        .suggests(LOOKS_ONCE, seen -> seen.get(1).equals("waiter goes on"))
        .shouldBe("dishes: 0", "dishes: 0", "another dish", "dishes: 1", "waiter goes on");
  }

  @Test
  @DisplayName("a notification lets one look; if its predicate does not hold, it waits again")
  void oneNotificationLetsOneLook() {
    var over = new boolean[1];
    attemptingTo(
            "notify one of two tasks whose predicates do not hold",
            () -> {
              List<Task<Void>> tasks =
                  Stream.of("first", "second")
                      .map(
                          name ->
                              waiterUntil(
                                  name,
                                  () -> {
                                    note(name + " looks");
                                    return over[0] || trace.lines().size() > 20;
                                  }))
                      .toList();
              letThemWait();
              note("--");
              notifying(1);
              pause(1);
              note("--");
              over[0] = true;
              notifying(2);
              await(gather(tasks));
            })
        .shouldSucceed();

    List<String> lines = trace.lines();
    observed("who looked", lines.subList(0, lines.lastIndexOf("--")))
        .suggests(WAITS_FIRST, seen -> seen.getFirst().equals("--"))
        .suggests(LOOKS_ONCE, seen -> seen.size() == 4 && seen.contains("first goes on"))
        .suggests(LAST_COMES_FIRST, seen -> seen.get(3).equals("second looks"))
        .suggests(PASSES_ON_WHAT_IS_NOT_FOR_IT, seen -> seen.size() > 20)
        .suggests(WAKES_ALL, seen -> seen.size() == 5)
        .shouldBe("first looks", "second looks", "--", "first looks");
  }

  @Test
  @DisplayName("a waitUntil that is cancelled ends so, also if its predicate holds by then")
  void aCancelledWaitUntil() {
    var holds = new boolean[1];
    attemptingTo(
            "cancel a task in the iteration in which its predicate comes to hold",
            () -> {
              Task<Void> waiter = waiterUntil("waiter", () -> holds[0]);
              letThemWait();
              try (var _ = await(condition.acquire())) {
                holds[0] = true;
                tell(1);
                waiter.cancel();
              }
              ended(waiter);
              note("cancelled: " + waiter.isCancelled());
            })
        .shouldSucceed();

    observed("how it ended", trace)
        .suggests(HOLDS_AND_GOES_ON, seen -> seen.getFirst().equals("waiter goes on"))
        .shouldBe("cancelled: true");
  }

  @Test
  @DisplayName("a wait that is cancelled ends with the lock, once it is free")
  void aCancelledWaitEndsWithTheLock() {
    attemptingTo(
            "cancel a wait while another task holds the lock",
            () -> {
              Task<Void> waiter = waiterThatSaysHowItEnds();
              letThemWait();
              try (var _ = await(condition.acquire())) {
                waiter.cancel();
                pause(5);
                note("the lock is released");
              }
              ended(waiter);
              note("after it, locked: " + condition.isLocked());
            })
        .suggests(CANCELLED_WITHOUT_THE_LOCK, ConditionTest::refused)
        .shouldSucceed();

    observed("what happened", trace)
        .suggests(GOES_ON_CANCELLED, seen -> seen.toString().contains("went on"))
        .suggests(
            CANCELLED_WITHOUT_THE_LOCK, seen -> !seen.getFirst().equals("the lock is released"))
        .shouldBe("the lock is released", "cancelled, locked: true", "after it, locked: false");
  }

  @Test
  @DisplayName("a wait that is cancelled again and again ends with the lock, too")
  void aWaitThatIsCancelledAgainAndAgain() {
    attemptingTo(
            "cancel a wait, and ten times more while it asks for its lock",
            () -> {
              Task<Void> waiter = waiterThatSaysHowItEnds();
              letThemWait();
              try (var _ = await(condition.acquire())) {
                for (int i = 1; i <= 11; i++) {
                  waiter.cancel();
                  if (i < 8) {
                    pause(5);
                  } else {
                    ticks(1);
                  }
                  if (waiter.isDone()) {
                    note("it is over after cancellation " + i);
                    break;
                  }
                }
                note("the lock is released");
              } catch (IllegalStateException releasedBySomebodyElse) {
                note("somebody else has released it");
              }
              ended(waiter);
              note("after it, locked: " + condition.isLocked());
            })
        .suggests(SHIELDS_EACH_REQUEST, ConditionTest::stuck)
        .shouldSucceed();

    observed("what happened", trace)
        .suggests(GOES_ON_CANCELLED, seen -> seen.toString().contains("went on"))
        .suggests(
            CANCELLED_WITHOUT_THE_LOCK, seen -> seen.contains("it is over after cancellation 1"))
        .suggests(SECOND_CANCEL_BREAKS, seen -> seen.contains("it is over after cancellation 2"))
        .suggests(ESCAPES_IN_BETWEEN, seen -> seen.contains("it is over after cancellation 9"))
        .suggests(ASKS_TWICE, seen -> seen.toString().contains("it is over after"))
        .shouldBe("the lock is released", "cancelled, locked: true", "after it, locked: false");
  }

  @Test
  @DisplayName("a wait that was cancelled several times throws the last cancellation")
  void theLastCancellationIsThrown() {
    attemptingTo(
            "cancel a wait three times, with a message each",
            () -> {
              Task<Void> waiter =
                  start(
                      "waiter",
                      () -> {
                        try (var _ = await(condition.acquire())) {
                          await(condition.waitUntilNotified());
                        } catch (CancelledError cancelled) {
                          note("it throws: " + cancelled.getMessage());
                          throw cancelled;
                        }
                      });
              letThemWait();
              try (var _ = await(condition.acquire())) {
                for (String message : List.of("first", "second", "third")) {
                  waiter.cancel(message);
                  pause(1);
                }
              }
              ended(waiter);
              note("requests to end: " + waiter.cancelling());
            })
        .suggests(
            CANCELLED_WITHOUT_THE_LOCK,
            thrown -> refused(thrown) && trace.lines().contains("it throws: first"))
        .suggests(
            SECOND_CANCEL_BREAKS,
            thrown -> refused(thrown) && trace.lines().contains("it throws: second"))
        .suggests(ASKS_TWICE, ConditionTest::refused)
        .shouldSucceed();

    observed("what it threw", trace)
        .suggests(THROWS_THE_FIRST, seen -> seen.getFirst().equals("it throws: first"))
        .suggests(THROWS_THE_FIRST, seen -> seen.getFirst().equals("it throws: second"))
        .suggests(THROWS_ITS_OWN, seen -> seen.getFirst().equals("it throws: null"))
        .suggests(TAKES_REQUESTS_BACK, seen -> seen.getFirst().equals("it throws: third"))
        .shouldBe("it throws: third", "requests to end: 3");
  }

  @Test
  @DisplayName(
      "a task that is cancelled while it gets its lock back, after a notification, is cancelled")
  void aCancellationAfterTheNotificationIsNotForgotten() {
    attemptingTo(
            "notify a task, and cancel it while it waits for the lock",
            () -> {
              Task<Void> waiter = waiterThatSaysHowItEnds();
              letThemWait();
              try (var _ = await(condition.acquire())) {
                tell(1);
                pause(5);
                waiter.cancel();
                pause(5);
                note("the lock is released");
              }
              ended(waiter);
            })
        .suggests(
            SECOND_CANCEL_BREAKS,
            thrown -> refused(thrown) && trace.lines().contains("cancelled, locked: true"))
        .shouldSucceed();

    observed("how it ended", trace)
        .suggests(
            SWALLOWS_THE_CANCELLATION,
            seen -> seen.equals(List.of("the lock is released", "went on, locked: true")))
        .shouldBe("the lock is released", "cancelled, locked: true");
  }

  @Test
  @DisplayName("the notification of a task that is cancelled goes to the next one that waits")
  void theNotificationOfACancelledTaskGoesOn() {
    withOthersWaiting(
        List.of("second", "third"),
        "notify a task and cancel it in the same iteration",
        first -> {
          notifying(1);
          first.cancel();
        });

    observedOthers()
        .suggests(LOSES_THE_NOTIFICATION, seen -> seen.getFirst().equals("--"))
        .shouldBe("second", "--", "third");
  }

  @Test
  @DisplayName("so does that of a task that is cancelled later, while it asks for the lock")
  void theNotificationOfOneThatIsCancelledLaterGoesOn() {
    withOthersWaiting(
        List.of("second", "third"),
        "notify a task, and cancel it while it asks for the lock",
        first -> {
          try (var _ = await(condition.acquire())) {
            tell(1);
            pause(1);
            first.cancel();
            pause(1);
          }
        });

    observedOthers()
        .suggests(PASSES_ON_TOO_EARLY, seen -> seen.getFirst().equals("--"))
        .shouldBe("second", "--", "third");
  }

  @Test
  @DisplayName("an error of the lock ends the wait, and the notification goes to another one")
  void anErrorOfTheLockEndsTheWait() {
    var lock = new Lock();
    run(
        () -> {
          Held held = await(lock.acquire());
          Task<Void> waiter = startWaiting("waiter", lock::acquire);
          ticks(1);
          waiter.cancel();
          ended(waiter);
          held.close();
        });
    var ofAnotherLoop = new Condition(lock);
    Attempt notifying =
        during(
            ASKS_AFTER_ANY_ERROR,
            "notify one of two tasks, whose lock belongs to another loop",
            () ->
                attemptingTo(
                    "notify one of two tasks, whose lock belongs to another loop",
                    () -> {
                      for (String name : List.of("first", "second")) {
                        start(name, () -> noteHowAWaitEnds(name, ofAnotherLoop));
                      }
                      letThemWaitFor(ofAnotherLoop);
                      await(lock.acquire());
                      ofAnotherLoop.notifyOne();
                      pause(1);
                      note("--");
                    }));
    notifying.shouldSucceed();

    observed("what became of the two", trace.lines().subList(0, trace.lines().indexOf("--")))
        .suggests(ONLY_CANCELLATIONS_PASS_ON, seen -> seen.equals(List.of("first is refused")))
        .shouldBe("first is refused", "second is refused");
  }

  private void noteHowAWaitEnds(String name, Condition condition) {
    await(condition.acquire());
    try {
      await(condition.waitUntilNotified());
      note(name + " has the lock");
    } catch (IllegalStateException refused) {
      note(name + " is refused");
    }
  }

  @Test
  @DisplayName("a notification passes over a task that was cancelled in the same iteration")
  void aNotificationPassesOverTheCancelled() {
    withOthersWaiting(
        List.of("second"),
        "cancel a task and notify one in the same iteration",
        first -> {
          try (var _ = await(condition.acquire())) {
            first.cancel();
            tell(1);
          }
        });

    observedOthers()
        .suggests(COUNTS_THE_CANCELLED, seen -> seen.getFirst().equals("--"))
        .shouldBe("second", "--");
  }

  /**
   * Has a first task and others wait, and does something to the first, which is to be cancelled.
   * After that it notifies all, to see who still waits.
   */
  private void withOthersWaiting(
      List<String> others, String what, Consumer<? super Task<Void>> body) {
    attemptingTo(
            what,
            () -> {
              Task<Void> first = waiter("first");
              others.forEach(this::waiter);
              letThemWait();
              body.accept(first);
              ended(first);
              pause(1);
              note("--");
              notifying(others.size());
              pause(1);
            })
        .suggests(COMPLETES_CANCELLED, ConditionTest::completesCancelled)
        .suggests(COMPLETES_NOTIFIED, ConditionTest::completesNotified)
        .suggests(
            PASSES_ON_THROUGH_THE_CHECK,
            thrown -> refused(thrown) && thrown.getMessage().startsWith("cannot notify"))
        .suggests(SECOND_CANCEL_BREAKS, ConditionTest::refused)
        .shouldSucceed();
  }

  private TraceObservation observedOthers() {
    return observedTrace("who woke, before and after all others were notified")
        .suggests(GOES_ON_CANCELLED, seen -> seen.contains("first"))
        .suggests(WAKES_NOBODY, seen -> seen.equals(List.of("--")))
        .suggests(LAST_COMES_FIRST, seen -> seen.equals(List.of("third", "second", "--")))
        .suggests(PASSES_ON_TO_ALL, seen -> seen.equals(List.of("second", "third", "--")))
        .suggests(PASSES_ON_TO_THE_LAST, seen -> seen.equals(List.of("third", "--", "second")));
  }

  @Test
  @DisplayName("one that is cancelled in the middle leaves, and the others are notified")
  void oneInTheMiddleLeaves() {
    attemptingTo(
            "cancel the second of three tasks, and notify two",
            () -> {
              Task<Void> first = waiter("first");
              Task<Void> second = waiter("second");
              Task<Void> third = waiter("third");
              letThemWait();
              second.cancel();
              ended(second);
              notifying(2);
              await(first);
              await(third);
            })
        .suggests(
            TAKES_ANOTHER_OUT, thrown -> stuck(thrown) && trace.lines().equals(List.of("third")))
        .shouldSucceed();

    observedTrace("who woke")
        .suggests(GOES_ON_CANCELLED, seen -> seen.contains("second"))
        .shouldBe("first", "third");
  }

  @Test
  @DisplayName("two conditions may share a lock")
  void twoConditionsMayShareALock() {
    var lock = new Lock();
    var notEmpty = new Condition(lock);
    var notFull = new Condition(lock);
    attemptingTo(
            "notify by the one condition, and then by the other",
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
              letThemWaitFor(notEmpty);
              try (var _ = await(notFull.acquire())) {
                note("shared: " + notEmpty.isLocked());
                notFull.notifyEach();
                pause(1);
                note("nobody woke");
                notEmpty.notifyEach();
              }
              await(waiter);
            })
        .shouldSucceed();

    observed("what happened", trace).shouldBe("shared: true", "nobody woke", "not empty");
  }

  @Test
  @DisplayName("a wait leaves nothing behind")
  void aWaitLeavesNothingBehind() {
    attemptingTo(
            "cancel one of two tasks, and notify the other",
            () -> {
              Task<Void> first = waiter("first");
              Task<Void> second = waiter("second");
              letThemWait();
              note(condition.toString());
              first.cancel();
              ended(first);
              pause(1);
              note(condition.toString());
              notifying(1);
              ended(second);
              note(condition.toString());
            })
        .suggests(PASSES_ON_THROUGH_THE_CHECK, ConditionTest::refused)
        .shouldSucceed();

    observed("what the condition said", trace)
        .suggests(WAITER_STAYS, seen -> seen.getLast().contains("waiters"))
        .shouldSatisfy(
            "two, then at most one, then nobody",
            seen ->
                seen.getFirst().equals("Condition[unlocked, waiters: 2]")
                    && seen.getLast().equals("Condition[unlocked]"));
  }

  @Test
  @DisplayName("a condition belongs to the first loop on which somebody waited")
  void aConditionBelongsToOneLoop() {
    waitingOnAnotherLoop(this::underTheLock, () -> notifying(1))
        .suggests(ANY_LOOP, thrown -> thrown == null)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a condition on which nobody waited yet belongs to no loop")
  void aConditionOnWhichNobodyWaitedBelongsToNoLoop() {
    run(
        () -> {
          without("wait", () -> await(condition.waitUntilNotified()));
          await(condition.waitUntil(() -> true));
          notifying(1);
        });
    attemptingTo(
            "wait on another loop than one on which a wait was refused",
            () -> {
              Task<Void> waiter = waiter("waiter");
              letThemWait();
              notifying(1);
              await(waiter);
            })
        .suggests(BINDS_TOO_EARLY, ConditionTest::refused)
        .shouldSucceed();

    observedTrace("who woke").shouldBe("waiter");
  }

  @Test
  @DisplayName("a wait that is refused, since it is on another loop, has not released the lock")
  void aRefusedWaitKeepsTheLock() {
    run(
        () -> {
          Task<Void> waiter = createTask(underTheLock());
          ticks(1);
          waiter.cancel();
          ended(waiter);
        });
    run(
        () -> {
          await(condition.acquire());
          Task<Void> waiter =
              start(
                  "another loop",
                  () -> {
                    try {
                      await(condition.waitUntilNotified());
                    } catch (IllegalStateException refused) {
                      note("refused, locked: " + condition.isLocked());
                    }
                  });
          ticks(2);
          note(waiter.isDone() ? "it is over" : "it waits");
        });

    observed("what became of it", trace)
        .suggests(ANY_LOOP, seen -> seen.getFirst().equals("it waits"))
        .suggests(RELEASES_EARLY, seen -> seen.getFirst().equals("refused, locked: false"))
        .shouldBe("refused, locked: true", "it is over");
  }

  /** Waits for a notification, under the lock. */
  private Coroutine<Void> underTheLock() {
    return async(
        () -> {
          try (var _ = await(condition.acquire())) {
            await(condition.waitUntilNotified());
          }
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
