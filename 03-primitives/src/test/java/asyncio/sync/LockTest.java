package asyncio.sync;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.sync.demo.LockDemo;
import asyncio.task.Coroutine;
import asyncio.task.InvalidStateError;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "03.1", points = 15, seconds = 10)
@DisplayName("03.1 Lock")
class LockTest extends OnVirtualTime {

  private static final Misconception SUSPENDS_ALWAYS =
      Misconception.of(
          "suspends-although-free",
          "a free lock is taken only after a suspension; take it at once");

  private static final Misconception LETS_ALL_IN =
      Misconception.of(
          "lets-everybody-in", "a second task gets the lock while the first one holds it");

  private static final Misconception LAST_COMES_FIRST =
      Misconception.of(
          "last-comes-first", "the task that asked last gets the lock first; it is a queue");

  private static final Misconception NEWCOMER_OVERTAKES =
      Misconception.of(
          "newcomer-overtakes",
          "the lock was released and the first waiter woken, but has not run yet, and a newcomer"
              + " takes the lock; whoever finds others waiting waits behind them");

  private static final Misconception LOSES_THE_WAKE_UP =
      Misconception.of(
          "cancelled-waiter-keeps-the-wake-up",
          "a waiter is cancelled in the iteration in which it was woken, and the turn is lost with"
              + " it: the lock is free, and the others wait for ever; it must wake the next one"
              + " (bpo-27585 in CPython)");

  private static final Misconception CANCELLED_STAYS =
      Misconception.of(
          "cancelled-waiter-stays",
          "a cancelled waiter stays in the line; take it out, however its wait ends");

  private static final Misconception WAKES_THE_CANCELLED =
      Misconception.of(
          "completes-a-cancelled-waiter",
          "release completes a future that was cancelled already; look whether it is done");

  private static final Misconception CANCELLED_COUNT =
      Misconception.of(
          "waits-behind-the-cancelled",
          "all who wait were cancelled and the lock is free, and a newcomer waits all the same;"
              + " those who were cancelled do not count");

  private static final Misconception FORGOTTEN_BEHIND_THE_CANCELLED =
      Misconception.of(
          "forgotten-behind-the-cancelled",
          "a newcomer waits behind somebody who was cancelled and has not left yet, and nobody"
              + " wakes it when that one leaves; the lock is free, so whoever leaves wakes the next"
              + " (anyio#1145)");

  private static final Misconception WAKES_NOBODY =
      Misconception.of(
          "release-wakes-nobody", "the lock is released, and nobody of those that wait is woken");

  private static final Misconception WAKES_ALL =
      Misconception.of(
          "wakes-all-waiters",
          "each release wakes every waiter, of which all but one go back to sleep; wake the first");

  private static final Misconception RELEASE_IS_QUIET =
      Misconception.of(
          "free-lock-is-released", "releasing a lock that nobody holds goes unnoticed");

  private static final Misconception CLOSE_DOES_NOTHING =
      Misconception.of("close-does-nothing", "closing what acquire returned does not release");

  private static final Misconception TAKES_EARLY =
      Misconception.of(
          "takes-before-it-is-awaited",
          "calling acquire takes the lock, although nobody has awaited the coroutine yet");

  private static final Misconception DECIDES_EARLY =
      Misconception.of(
          "decides-before-it-is-awaited",
          "whether there is a wait is decided when acquire is called; decide when the coroutine is"
              + " awaited, since the lock may be in other hands by then, or free");

  private static final Misconception LOOKS_AT_THE_FIRST =
      Misconception.of(
          "looks-at-the-first-waiter-only",
          "the first in the line was cancelled and a newcomer takes the lock, although others wait"
              + " behind that one; look at the whole line");

  private static final Misconception LEAVES_IN_SILENCE =
      Misconception.of(
          "leaves-a-free-lock-in-silence",
          "a waiter that was cancelled leaves while the lock is free, and the next one sleeps on:"
              + " release had passed over the one that leaves, so that one must wake the next");

  private static final Misconception WAKES_WHILE_HELD =
      Misconception.of(
          "leaving-wakes-while-held",
          "a waiter that was cancelled wakes the next one although somebody holds the lock; look"
              + " whether it is free");

  private static final Misconception TAKES_WHEN_CANCELLED =
      Misconception.of(
          "cancelled-waiter-takes-the-lock",
          "a wait that was cancelled ends as if its turn had come: the flag is up, and nobody holds"
              + " the lock");

  private static final Misconception CLOSE_IS_LENIENT =
      Misconception.of(
          "close-is-lenient",
          "closing what acquire returned goes unnoticed although the lock was released before;"
              + " close is release");

  private static final Misconception ANY_LOOP =
      Misconception.of(
          "waits-on-any-loop",
          "a task of another loop waits for the lock, and would be woken on the wrong thread; let"
              + " LoopBinding make the futures");

  private final Lock lock = new Lock();

  @Test
  @DisplayName("a free lock is taken at once, without suspending")
  void aFreeLockIsTakenAtOnce() {
    run(
        () -> {
          EventLoop.running().callSoon(() -> note("another callback"));
          await(lock.acquire());
          note("has the lock");
          ticks(2);
        });

    observed("what came first", trace)
        .suggests(SUSPENDS_ALWAYS)
        .shouldBe("has the lock", "another callback");
  }

  @Test
  @DisplayName("only one task at a time holds the lock, across its awaits")
  void onlyOneTaskAtATime() {
    var inside = new int[2];
    Attempt threeTasks =
        attempting(
            "three tasks hold the lock for a while each",
            () ->
                run(
                    () -> {
                      var tasks = new ArrayList<Task<Void>>();
                      for (int i = 0; i < 3; i++) {
                        tasks.add(
                            start(
                                "task " + i,
                                () -> {
                                  try (var _ = await(lock.acquire())) {
                                    inside[1] = Math.max(inside[1], ++inside[0]);
                                    pause(10);
                                    inside[0]--;
                                  }
                                }));
                      }
                      await(gather(tasks));
                    }));

    threeTasks.suggests(LETS_ALL_IN, LockTest::isRefused).suggests(WAKES_NOBODY).shouldSucceed();
    observed("the most tasks that held it at once", inside[1]).suggests(LETS_ALL_IN).shouldBe(1);
    observed("the milliseconds that it took", time.now().toMillis())
        .suggests(LETS_ALL_IN)
        .shouldBe(30L);
  }

  /** By the lock itself, and not by a loop that nobody wakes. */
  private static boolean isRefused(Throwable thrown) {
    return thrown != null && thrown.getClass() == IllegalStateException.class;
  }

  @Test
  @DisplayName("tasks get the lock in the order in which they asked")
  void firstComeFirstServed() {
    run(
        () -> {
          Held held = await(lock.acquire());
          List<Task<Void>> tasks =
              IntStream.range(0, 5)
                  .mapToObj(
                      i ->
                          start(
                              "task " + i,
                              () -> {
                                try (var _ = await(lock.acquire())) {
                                  note("task " + i);
                                  ticks(i % 3);
                                }
                              }))
                  .toList();
          ticks(1);
          held.close();
          await(gather(tasks));
        });

    observed("the order", trace)
        .suggests(LAST_COMES_FIRST)
        .shouldBe("task 0", "task 1", "task 2", "task 3", "task 4");
  }

  @Test
  @DisplayName("the try releases the lock, also when its body throws")
  void theTryReleases() {
    run(
        () -> {
          try (var _ = await(lock.acquire())) {
            note("locked: " + lock.isLocked());
            throw new IllegalArgumentException("on purpose");
          } catch (IllegalArgumentException expected) {
            note("locked: " + lock.isLocked());
          }
        });

    observed("what isLocked said inside, and after", trace)
        .suggests(CLOSE_DOES_NOTHING, seen -> seen.getLast().equals("locked: true"))
        .shouldBe("locked: true", "locked: false");
  }

  @Test
  @DisplayName("release gives back what acquire took")
  void releaseGivesBack() {
    run(
        () -> {
          await(lock.acquire());
          Task<Void> second = startWaiting("second", lock::acquire);
          pause(1);
          note("release");
          lock.release();
          await(second);
        });

    observed("what happened", trace).suggests(LETS_ALL_IN).shouldBe("release", "second");
  }

  @Test
  @DisplayName("releasing a lock that nobody holds is an error")
  void releasingAFreeLockIsAnError() {
    attempting("to release a lock that nobody holds", lock::release)
        .suggests(RELEASE_IS_QUIET)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("calling acquire takes nothing; awaiting it does")
  void onlyTheAwaitAcquires() {
    Coroutine<Held> acquiring = lock.acquire();

    observed("whether the lock is taken", lock.isLocked()).suggests(TAKES_EARLY).shouldBe(false);
    acquiring.close();
  }

  @Test
  @DisplayName("of two coroutines that were made on a free lock, the second to be awaited waits")
  void twoThatWereMadeOnAFreeLock() {
    run(
        () -> {
          Coroutine<Held> first = lock.acquire();
          Coroutine<Held> second = lock.acquire();
          await(first);
          Task<Void> waiter = startWaiting("second", () -> second);
          ticks(2);
          note("release");
          lock.release();
          await(waiter);
        });

    observed("what happened", trace).suggests(DECIDES_EARLY).shouldBe("release", "second");
  }

  @Test
  @DisplayName(
      "a coroutine that was made while the lock was held, and awaited after, does not wait")
  void oneThatWasMadeWhileTheLockWasHeld() {
    runOrName(
        DECIDES_EARLY,
        "acquire while the lock is held, and await that after the release",
        () -> {
          await(lock.acquire());
          Coroutine<Held> early = lock.acquire();
          note(lock.toString());
          lock.release();
          await(early);
          note(lock.toString());
        });

    observed("the lock before and after", trace)
        .suggests(DECIDES_EARLY)
        .shouldBe("Lock[locked]", "Lock[locked]");
  }

  @Test
  @DisplayName("releasing inside of the try makes its end an error")
  void releasingInsideOfTheTry() {
    attempting(
            "to release a lock inside of the try that holds it",
            () ->
                run(
                    () -> {
                      try (var _ = await(lock.acquire())) {
                        lock.release();
                      }
                    }))
        .suggests(CLOSE_IS_LENIENT)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a newcomer does not overtake a waiter that has been woken")
  void aNewcomerDoesNotOvertake() {
    run(
        () -> {
          await(lock.acquire());
          Task<Void> waiter = startWaiting("waiter", lock::acquire);
          ticks(1);
          Task<Void> newcomer = startWaiting("newcomer", lock::acquire);
          lock.release();
          await(waiter);
          lock.release();
          await(newcomer);
        });

    observed("who got it", trace).suggests(NEWCOMER_OVERTAKES).shouldBe("waiter", "newcomer");
  }

  @Test
  @DisplayName("whoever releases and asks again waits behind those who wait")
  void whoeverReleasesAndAsksAgainWaits() {
    runOrName(
        NEWCOMER_OVERTAKES,
        "release, and ask again at once",
        () -> {
          await(lock.acquire());
          Task<Void> waiter =
              start(
                  "waiter",
                  () -> {
                    try (var _ = await(lock.acquire())) {
                      note("waiter");
                    }
                  });
          ticks(1);
          lock.release();
          await(lock.acquire());
          note("first again");
          await(waiter);
        });

    observed("who got it", trace).suggests(NEWCOMER_OVERTAKES).shouldBe("waiter", "first again");
  }

  @Test
  @DisplayName("a waiter that is cancelled gives up its place")
  void aCancelledWaiterGivesUpItsPlace() {
    runOrName(
        WAKES_THE_CANCELLED,
        "cancel the first of two waiters, and release",
        () -> {
          await(lock.acquire());
          Task<Void> first = startWaiting("first", lock::acquire);
          Task<Void> second = startWaiting("second", lock::acquire);
          ticks(1);
          first.cancel();
          ended(first);
          observed("the lock", lock)
              .suggests(CANCELLED_STAYS, it -> it.toString().contains("waiters: 2"))
              .suggests(WAKES_WHILE_HELD, it -> it.toString().equals("Lock[locked]"))
              .shouldSatisfy("one waiter", it -> it.toString().equals("Lock[locked, waiters: 1]"));
          lock.release();
          await(second);
        });

    observed("who got it", trace)
        .suggests(TAKES_WHEN_CANCELLED, seen -> seen.contains("first"))
        .suggests(CANCELLED_STAYS)
        .shouldBe("second");
  }

  @Test
  @DisplayName("a wait that was cancelled takes nothing")
  void aCancelledWaitTakesNothing() {
    run(
        () -> {
          await(lock.acquire());
          Task<Void> waiter = startWaiting("waiter", lock::acquire);
          ticks(1);
          lock.release();
          waiter.cancel();
          ended(waiter);
          note(lock.toString());
        });

    observed("the lock", trace).suggests(TAKES_WHEN_CANCELLED).shouldBe("Lock[unlocked]");
  }

  @Test
  @DisplayName("a release just after the first waiter was cancelled lets the second one in")
  void aReleaseInTheIterationOfTheCancellation() {
    attempting(
            "to cancel the first waiter, and release before it has heard of it",
            () ->
                run(
                    () -> {
                      await(lock.acquire());
                      Task<Void> first = startWaiting("first", lock::acquire);
                      Task<Void> second = startWaiting("second", lock::acquire);
                      ticks(1);
                      first.cancel();
                      lock.release();
                      ended(first);
                      await(second);
                    }))
        .suggests(WAKES_THE_CANCELLED, thrown -> thrown instanceof InvalidStateError)
        .suggests(LEAVES_IN_SILENCE)
        .shouldSucceed();

    observed("who got it", trace).suggests(LOSES_THE_WAKE_UP).shouldBe("second");
  }

  @Test
  @DisplayName("a waiter that is cancelled when its turn has come passes the turn on")
  void aWokenWaiterThatIsCancelledPassesTheTurnOn() {
    runOrName(
        LOSES_THE_WAKE_UP,
        "wake a waiter and cancel it in the same iteration",
        () -> {
          await(lock.acquire());
          Task<Void> first = startWaiting("first", lock::acquire);
          Task<Void> second = startWaiting("second", lock::acquire);
          ticks(1);
          lock.release();
          first.cancel();
          ended(first);
          await(second);
        });

    observed("who got it", trace).suggests(LOSES_THE_WAKE_UP).shouldBe("second");
  }

  @Test
  @DisplayName("a cancelled waiter does not wake the next while somebody holds the lock")
  void aCancelledWaiterWakesNobodyWhileTheLockIsHeld() {
    run(
        () -> {
          await(lock.acquire());
          Task<Void> first = startWaiting("first", lock::acquire);
          Task<Void> second = startWaiting("second", lock::acquire);
          ticks(1);
          first.cancel();
          ticks(3);
          note("still held");
          lock.release();
          await(second);
        });

    observed("what happened", trace).suggests(WAKES_WHILE_HELD).shouldBe("still held", "second");
  }

  @Test
  @DisplayName("waiters that were cancelled do not keep a newcomer from a free lock")
  void cancelledWaitersDoNotCount() {
    run(
        () -> {
          await(lock.acquire());
          Task<Void> waiter = startWaiting("waiter", lock::acquire);
          ticks(1);
          waiter.cancel();
          lock.release();
          EventLoop.running().callSoon(() -> note("another callback"));
          await(lock.acquire());
          note("has the lock");
          ended(waiter);
        });

    observed("what came first", trace)
        .suggests(CANCELLED_COUNT)
        .shouldBe("has the lock", "another callback");
  }

  @Test
  @DisplayName("a newcomer waits behind those who wait behind one that was cancelled")
  void aNewcomerWaitsBehindThoseBehindTheCancelled() {
    runOrName(
        LOOKS_AT_THE_FIRST,
        "cancel the first of two waiters, release, and ask at once",
        () -> {
          await(lock.acquire());
          Task<Void> first = startWaiting("first", lock::acquire);
          Task<Void> second =
              start(
                  "second",
                  () -> {
                    try (var _ = await(lock.acquire())) {
                      note("second");
                    }
                  });
          ticks(1);
          first.cancel();
          lock.release();
          await(lock.acquire());
          note("newcomer");
          ended(first);
          await(second);
        });

    observed("who got it", trace).suggests(LOOKS_AT_THE_FIRST).shouldBe("second", "newcomer");
  }

  @Test
  @DisplayName("a newcomer behind a waiter that is just leaving, cancelled, is not forgotten")
  void aNewcomerBehindTheCancelledIsNotForgotten() {
    runOrName(
        FORGOTTEN_BEHIND_THE_CANCELLED,
        "cancel the only waiter, release, and let a newcomer come before the waiter leaves",
        () -> {
          await(lock.acquire());
          Task<Void> waiter = startWaiting("waiter", lock::acquire);
          ticks(1);
          Task<Void> newcomer = startWaiting("newcomer", lock::acquire);
          waiter.cancel();
          lock.release();
          ended(waiter);
          await(newcomer);
        });

    observed("who got it", trace).suggests(FORGOTTEN_BEHIND_THE_CANCELLED).shouldBe("newcomer");
  }

  @Test
  @DisplayName("each release wakes one waiter and no more")
  void eachReleaseWakesOne() {
    int waiters = 50;
    run(
        () -> {
          await(lock.acquire());
          List<Task<Void>> tasks =
              IntStream.range(0, waiters)
                  .mapToObj(
                      i ->
                          start(
                              "task " + i,
                              () -> {
                                try (var _ = await(lock.acquire())) {
                                  ticks(1);
                                }
                              }))
                  .toList();
          ticks(1);
          int callbacks =
              callbacksDuring(
                  () -> {
                    lock.release();
                    await(gather(tasks));
                  });

          observed("how many callbacks ran for " + waiters + " waiters", callbacks)
              .suggests(WAKES_ALL)
              .shouldSatisfy("at most 5 for each", seen -> seen <= 5 * waiters);
        });
  }

  @Test
  @DisplayName("a lock belongs to the first loop on which somebody waited")
  void aLockBelongsToOneLoop() {
    run(() -> await(lock.acquire()));

    waitingOnAnotherLoop(lock::acquire, lock::release)
        .suggests(ANY_LOOP)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a lock on which nobody waited belongs to no loop yet")
  void aLockOnWhichNobodyWaitedBelongsToNoLoop() {
    run(() -> await(lock.acquire()).close());
    run(
        () -> {
          await(lock.acquire());
          Task<Void> waiter = startWaiting("another loop", lock::acquire);
          ticks(1);
          lock.release();
          await(waiter);
        });

    observed("who got it", trace).shouldBe("another loop");
  }

  @Test
  @DisplayName("it says whether it is locked, and how many wait")
  void itSaysWhatItIs() {
    run(
        () -> {
          note(lock.toString());
          await(lock.acquire());
          note(lock.toString());
          Task<Void> waiter = start("waiter", () -> await(lock.acquire()).close());
          ticks(1);
          note(lock.toString());
          lock.release();
          await(waiter);
          note(lock.toString());
        });

    observed("what it said", trace)
        .suggests(CANCELLED_STAYS)
        .shouldBe("Lock[unlocked]", "Lock[locked]", "Lock[locked, waiters: 1]", "Lock[unlocked]");
  }

  @Test
  @DisplayName(
      "in 300 random programs the lock is held by one task at a time, and nobody is forgotten")
  void randomPrograms() {
    for (int seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      var fresh = new Lock();
      var inside = new int[1];
      String program = "the random program with seed " + seed;
      attempting(
              program,
              () ->
                  run(
                      () -> {
                        var tasks = new ArrayList<Task<Void>>();
                        for (int i = 0; i < 6; i++) {
                          int before = random.nextInt(4);
                          int within = random.nextInt(3);
                          tasks.add(
                              start(
                                  "task " + i,
                                  () -> {
                                    ticks(before);
                                    try (var _ = await(fresh.acquire())) {
                                      observed("tasks inside, in " + program, ++inside[0])
                                          .suggests(LETS_ALL_IN)
                                          .shouldBe(1);
                                      try {
                                        ticks(within);
                                      } finally {
                                        inside[0]--;
                                      }
                                    }
                                  }));
                        }
                        for (int i = 0; i < 3; i++) {
                          ticks(random.nextInt(4));
                          tasks.get(random.nextInt(tasks.size())).cancel();
                        }
                        tasks.forEach(OnVirtualTime::ended);
                      }))
          .suggests(LETS_ALL_IN, LockTest::isRefused)
          .suggests(LEAVES_IN_SILENCE)
          .shouldSucceed();
      observed("the lock after " + program, fresh.toString())
          .suggests(CANCELLED_STAYS, seen -> seen.contains("waiters"))
          .suggests(TAKES_WHEN_CANCELLED)
          .shouldBe("Lock[unlocked]");
    }
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      LockDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("locks", trace.lines());
  }
}
