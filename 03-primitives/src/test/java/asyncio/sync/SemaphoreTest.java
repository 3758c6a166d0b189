package asyncio.sync;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.sync.demo.SemaphoreDemo;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "03.4", points = 20, seconds = 10)
@DisplayName("03.4 Semaphore")
class SemaphoreTest extends OnVirtualTime {

  private static final Misconception SUSPENDS_ALWAYS =
      Misconception.of("suspends-although-free", "a free permit is taken only after a suspension");

  private static final Misconception TOO_MANY =
      Misconception.of("lets-too-many-in", "more tasks have a permit than there are permits");

  private static final Misconception NEWCOMER_OVERTAKES =
      Misconception.of(
          "newcomer-overtakes",
          "a permit was released for the first waiter, which has not run yet, and a newcomer takes"
              + " it; whoever finds others waiting waits behind them (gh-90155 in CPython)");

  private static final Misconception LAST_COMES_FIRST =
      Misconception.of("last-comes-first", "the task that asked last gets a permit first");

  private static final Misconception LOSES_A_PERMIT =
      Misconception.of(
          "cancelled-waiter-keeps-its-permit",
          "a waiter is cancelled in the iteration in which it was given a permit, and the permit is"
              + " lost with it; give it back (gh-90155 in CPython)");

  private static final Misconception KEEPS_OTHERS_WAITING =
      Misconception.of(
          "wakes-one-for-several",
          "permits are free while tasks wait: several were given back while somebody was on its"
              + " way, and only one was passed on (python/asyncio#270 and #343)");

  private static final Misconception DOUBLES_A_PERMIT =
      Misconception.of(
          "cancelled-waiter-adds-a-permit",
          "a waiter that had no permit gives one back when it is cancelled, and there is one too"
              + " many");

  private static final Misconception WAKES_NOBODY =
      Misconception.of(
          "release-wakes-nobody", "a permit is given back, and nobody of those that wait is woken");

  private static final Misconception COMPLETES_CANCELLED =
      Misconception.of(
          "completes-a-cancelled-waiter",
          "release completes a future that was cancelled already; look whether it is done");

  private static final Misconception CANCELLED_COUNT =
      Misconception.of(
          "waits-behind-the-cancelled",
          "all who wait were cancelled and a permit is free, and a newcomer waits all the same");

  private static final Misconception WAITER_STAYS =
      Misconception.of("waiter-stays", "a wait that is over, or was cancelled, stays in the line");

  private static final Misconception UNBOUNDED =
      Misconception.of(
          "bound-is-ignored", "a bounded semaphore takes a permit more than it began with");

  private static final Misconception TAKES_EARLY =
      Misconception.of(
          "takes-before-it-is-awaited",
          "calling acquire takes a permit, although nobody has awaited the coroutine yet");

  private static final Misconception DECIDES_EARLY =
      Misconception.of(
          "decides-before-it-is-awaited",
          "whether there is a wait is decided when acquire is called; decide when the coroutine is"
              + " awaited, since the permits may be in other hands by then, or free");

  private static final Misconception LOOKS_AT_THE_FIRST =
      Misconception.of(
          "looks-at-the-first-waiter-only",
          "the first in the line was cancelled and a newcomer takes a permit, although others wait"
              + " behind that one; look at the whole line");

  private static final Misconception CLOSE_GOES_AROUND =
      Misconception.of(
          "close-goes-around-release",
          "closing what acquire returned gives a permit back without release, which a bounded"
              + " semaphore overrides; close is release");

  private static final Misconception FIRST_ALONE =
      Misconception.of(
          "promises-to-the-first-alone",
          "the first in the line has a permit already, and the second one gets none although one is"
              + " free; promise it to the first that is not done");

  private static final Misconception TAKES_TWICE =
      Misconception.of(
          "takes-what-was-promised",
          "a permit is taken twice: off the count when it is promised, and again by the waiter that"
              + " was given it");

  private static final Misconception GOES_ON_CANCELLED =
      Misconception.of(
          "cancelled-waiter-goes-on",
          "a waiter that was cancelled goes on as if it had a permit; throw on what it was"
              + " cancelled by");

  private static final Misconception ANY_LOOP =
      Misconception.of(
          "waits-on-any-loop",
          "a task of another loop waits for a permit, and would be woken on the wrong thread; let"
              + " LoopBinding make the futures");

  private final Semaphore semaphore = new Semaphore(2);

  private void takeBoth() {
    await(semaphore.acquire());
    await(semaphore.acquire());
  }

  @Test
  @DisplayName("a free permit is taken at once, without suspending")
  void aFreePermitIsTakenAtOnce() {
    run(
        () -> {
          EventLoop.running().callSoon(() -> note("another callback"));
          await(semaphore.acquire());
          note("has a permit, %d left".formatted(semaphore.value()));
          ticks(2);
        });

    observed("what came first", trace)
        .suggests(SUSPENDS_ALWAYS)
        .shouldBe("has a permit, 1 left", "another callback");
  }

  @Test
  @DisplayName("so many tasks as there are permits go on at a time")
  void soManyAtATime() {
    var inside = new int[2];
    attempting(
            "six tasks share two permits",
            () ->
                run(
                    () ->
                        await(
                            gather(
                                IntStream.range(0, 6)
                                    .mapToObj(
                                        i ->
                                            start(
                                                "task " + i,
                                                () -> {
                                                  try (var _ = await(semaphore.acquire())) {
                                                    inside[1] = Math.max(inside[1], ++inside[0]);
                                                    pause(10);
                                                    inside[0]--;
                                                  }
                                                }))
                                    .toList()))))
        .suggests(WAKES_NOBODY, thrown -> thrown instanceof VirtualTime.StuckLoopException)
        .shouldSucceed();

    observed("the most tasks at once", inside[1]).suggests(TOO_MANY).shouldBe(2);
    observed("the milliseconds that it took", time.now().toMillis()).shouldBe(30L);
    observed("the permits that are free at the end", semaphore.value())
        .suggests(TAKES_TWICE, seen -> seen < 2)
        .shouldBe(2);
  }

  @Test
  @DisplayName("calling acquire takes nothing; awaiting it does")
  void onlyTheAwaitAcquires() {
    Coroutine<Held> acquiring = semaphore.acquire();

    observed("the free permits", semaphore.value()).suggests(TAKES_EARLY).shouldBe(2);
    acquiring.close();
  }

  @Test
  @DisplayName("coroutines that were made while there were permits wait if there are none any more")
  void madeWhileThereWerePermits() {
    run(
        () -> {
          Coroutine<Held> third = semaphore.acquire();
          takeBoth();
          Task<Void> waiter = startWaiting("third", () -> third);
          ticks(2);
          note("release");
          semaphore.release();
          await(waiter);
        });

    observed("what happened", trace).suggests(DECIDES_EARLY).shouldBe("release", "third");
  }

  @Test
  @DisplayName(
      "a coroutine that was made while there was none does not wait once there is a permit")
  void madeWhileThereWasNoPermit() {
    runOrName(
        DECIDES_EARLY,
        "acquire while there is no permit, and await that after a release",
        () -> {
          takeBoth();
          Coroutine<Held> early = semaphore.acquire();
          note(semaphore.toString());
          semaphore.release();
          await(early);
          note(semaphore.toString());
        });

    observed("the semaphore before and after", trace)
        .suggests(DECIDES_EARLY)
        .shouldBe("Semaphore[locked]", "Semaphore[locked]");
  }

  @Test
  @DisplayName("a newcomer waits behind those who wait behind one that was cancelled")
  void aNewcomerWaitsBehindThoseBehindTheCancelled() {
    runOrName(
        LOOKS_AT_THE_FIRST,
        "cancel the first of two waiters, release two permits, and ask at once",
        () -> {
          takeBoth();
          Task<Void> first = startWaiting("first", semaphore::acquire);
          Task<Void> second =
              start(
                  "second",
                  () -> {
                    try (var _ = await(semaphore.acquire())) {
                      note("second");
                    }
                  });
          ticks(1);
          first.cancel();
          semaphore.release();
          semaphore.release();
          await(semaphore.acquire());
          note("newcomer");
          ended(first);
          await(second);
        });

    observed("who got a permit", trace).suggests(LOOKS_AT_THE_FIRST).shouldBe("second", "newcomer");
  }

  @Test
  @DisplayName("each of two releases promises a permit to one that waits, at once")
  void twoReleasesPromiseTwoPermits() {
    run(
        () -> {
          takeBoth();
          Task<Void> first = startWaiting("first", semaphore::acquire);
          Task<Void> second = startWaiting("second", semaphore::acquire);
          ticks(1);
          semaphore.release();
          semaphore.release();
          note("free: " + semaphore.value());
          ticks(1);
          note("an iteration later");
          await(first);
          await(second);
        });

    observed("what happened", trace)
        .suggests(FIRST_ALONE)
        .shouldBe("free: 0", "first", "second", "an iteration later");
  }

  @Test
  @DisplayName("whoever leaves the line gives to all for whom there is a permit")
  void whoeverLeavesGivesToAll() {
    run(
        () -> {
          takeBoth();
          startWaiting("waiter", semaphore::acquire);
          ticks(1);
          for (int i = 1; i <= 3; i++) {
            startWaiting("newcomer " + i, semaphore::acquire);
          }
          for (int i = 0; i < 4; i++) {
            semaphore.release();
          }
          ticks(1);
          note("free: " + semaphore.value());
          ticks(2);
        });

    observed("what happened", trace)
        .suggests(KEEPS_OTHERS_WAITING)
        .shouldBe("waiter", "free: 0", "newcomer 1", "newcomer 2", "newcomer 3");
  }

  @Test
  @DisplayName("a semaphore belongs to the first loop on which somebody waited")
  void aSemaphoreBelongsToOneLoop() {
    run(this::takeBoth);

    waitingOnAnotherLoop(semaphore::acquire, semaphore::release)
        .suggests(ANY_LOOP)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("tasks get permits in the order in which they asked")
  void firstComeFirstServed() {
    run(
        () -> {
          takeBoth();
          List<Task<Void>> tasks =
              Stream.of("1", "2", "3", "4")
                  .map(name -> startWaiting(name, semaphore::acquire))
                  .toList();
          ticks(1);
          for (int i = 0; i < 4; i++) {
            semaphore.release();
          }
          await(gather(tasks));
        });

    observed("the order", trace).suggests(LAST_COMES_FIRST).shouldBe("1", "2", "3", "4");
  }

  @Test
  @DisplayName("whoever releases and asks again waits behind those who wait")
  void whoeverReleasesAndAsksAgainWaits() {
    runOrName(
        NEWCOMER_OVERTAKES,
        "release, and ask again at once",
        () -> {
          takeBoth();
          Task<Void> waiter =
              start(
                  "waiter",
                  () -> {
                    try (var _ = await(semaphore.acquire())) {
                      note("waiter");
                    }
                  });
          ticks(1);
          semaphore.release();
          await(semaphore.acquire());
          note("first again");
          await(waiter);
        });

    observed("who got a permit", trace)
        .suggests(NEWCOMER_OVERTAKES)
        .shouldBe("waiter", "first again");
  }

  @Test
  @DisplayName("a newcomer waits behind those who wait, even if there are permits for both")
  void aNewcomerWaitsEvenIfThereAreEnough() {
    runOrName(
        KEEPS_OTHERS_WAITING,
        "release two permits while one task waits, and ask for one",
        () -> {
          takeBoth();
          Task<Void> waiter = startWaiting("waiter", semaphore::acquire);
          ticks(1);
          semaphore.release();
          semaphore.release();
          observed("whether the semaphore is locked for newcomers", semaphore.isLocked())
              .suggests(NEWCOMER_OVERTAKES)
              .shouldBe(true);
          await(semaphore.acquire());
          note("newcomer");
          await(waiter);
        });

    observed("who got a permit", trace).suggests(NEWCOMER_OVERTAKES).shouldBe("waiter", "newcomer");
  }

  @Test
  @DisplayName("a waiter that is cancelled when it has its permit gives it to the next")
  void aWokenWaiterThatIsCancelledPassesThePermitOn() {
    runOrName(
        LOSES_A_PERMIT,
        "give a waiter a permit and cancel it in the same iteration",
        () -> {
          takeBoth();
          Task<Void> first = startWaiting("first", semaphore::acquire);
          Task<Void> second = startWaiting("second", semaphore::acquire);
          ticks(1);
          semaphore.release();
          first.cancel();
          ended(first);
          await(second);
        });

    observed("who got a permit", trace)
        .suggests(GOES_ON_CANCELLED, seen -> seen.contains("first"))
        .suggests(LOSES_A_PERMIT)
        .shouldBe("second");
    observed("the free permits", semaphore.value()).suggests(LOSES_A_PERMIT).shouldBe(0);
  }

  @Test
  @DisplayName("a permit of a cancelled waiter is free again if nobody else waits")
  void thePermitOfTheOnlyWaiterIsFreeAgain() {
    run(
        () -> {
          takeBoth();
          Task<Void> only = startWaiting("only", semaphore::acquire);
          ticks(1);
          semaphore.release();
          only.cancel();
          ended(only);
        });

    observed("the free permits", semaphore.value()).suggests(LOSES_A_PERMIT).shouldBe(1);
  }

  @Test
  @DisplayName("a waiter that is cancelled before it has a permit gives none back")
  void aWaiterWithoutAPermitGivesNoneBack() {
    run(
        () -> {
          takeBoth();
          Task<Void> waiter = startWaiting("waiter", semaphore::acquire);
          ticks(1);
          waiter.cancel();
          ended(waiter);
        });

    observed("the free permits", semaphore.value()).suggests(DOUBLES_A_PERMIT).shouldBe(0);
  }

  @Test
  @DisplayName("a release passes over a waiter that was cancelled in the same iteration")
  void aReleasePassesOverTheCancelled() {
    runOrName(
        COMPLETES_CANCELLED,
        "cancel the first of two waiters and release, in the same iteration",
        () -> {
          takeBoth();
          Task<Void> first = startWaiting("first", semaphore::acquire);
          Task<Void> second = startWaiting("second", semaphore::acquire);
          ticks(1);
          first.cancel();
          semaphore.release();
          ended(first);
          await(second);
        });

    observed("who got a permit", trace).shouldBe("second");
    observed("the free permits", semaphore.value()).shouldBe(0);
  }

  @Test
  @DisplayName("waiters that were cancelled do not keep a newcomer from a free permit")
  void cancelledWaitersDoNotCount() {
    run(
        () -> {
          takeBoth();
          Task<Void> waiter = startWaiting("waiter", semaphore::acquire);
          ticks(1);
          waiter.cancel();
          semaphore.release();
          EventLoop.running().callSoon(() -> note("another callback"));
          await(semaphore.acquire());
          note("has a permit");
          ended(waiter);
        });

    observed("what came first", trace)
        .suggests(CANCELLED_COUNT)
        .shouldBe("has a permit", "another callback");
  }

  @Test
  @DisplayName("no task waits while a permit is free")
  void nobodyWaitsWhileAPermitIsFree() {
    runOrName(
        KEEPS_OTHERS_WAITING,
        "release two permits while one task waits, cancel that one, and ask for a permit",
        () -> {
          takeBoth();
          Task<Void> first = startWaiting("first", semaphore::acquire);
          ticks(1);
          semaphore.release();
          semaphore.release();
          first.cancel();
          await(semaphore.acquire());
          note("newcomer");
          ended(first);
        });

    observed("who got a permit", trace).suggests(KEEPS_OTHERS_WAITING).shouldBe("newcomer");
    observed("the free permits", semaphore.value()).suggests(LOSES_A_PERMIT).shouldBe(1);
  }

  @Test
  @DisplayName("it says how many permits are free, or that it is locked, and how many wait")
  void itSaysWhatItIs() {
    run(
        () -> {
          note(semaphore.toString());
          takeBoth();
          note(semaphore.toString());
          Task<Void> waiter = start("waiter", () -> await(semaphore.acquire()));
          ticks(1);
          note(semaphore.toString());
          waiter.cancel();
          ended(waiter);
          note(semaphore.toString());
        });

    observed("what it said", trace)
        .suggests(WAITER_STAYS)
        .shouldBe(
            "Semaphore[unlocked, value: 2]",
            "Semaphore[locked]",
            "Semaphore[locked, waiters: 1]",
            "Semaphore[locked]");
  }

  @Test
  @DisplayName("a semaphore may begin without a permit, and be given more than it began with")
  void itMayGrow() {
    var none = new Semaphore(0);
    run(
        () -> {
          Task<Void> waiter = startWaiting("waiter", none::acquire);
          ticks(1);
          none.release();
          none.release();
          await(waiter);
        });

    observed("the free permits", none.value()).shouldBe(1);
    attempting("to make a semaphore with -1 permits", () -> new Semaphore(-1))
        .shouldThrow(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("closing a second time is a release too many")
  void closingIsReleasing() {
    attempting(
            "to close twice what a bounded semaphore gave",
            () ->
                run(
                    () -> {
                      Held held = await(new BoundedSemaphore(1).acquire());
                      held.close();
                      held.close();
                    }))
        .suggests(CLOSE_GOES_AROUND)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a bounded semaphore refuses a release too many, and only that")
  void aBoundedSemaphoreRefuses() {
    var bounded = new BoundedSemaphore(2);
    run(
        () -> {
          await(bounded.acquire());
          await(bounded.acquire());
          bounded.release();
          bounded.release();
        });

    attempting("to release once more", bounded::release)
        .suggests(UNBOUNDED)
        .shouldThrow(IllegalStateException.class);
    observed("the free permits", bounded.value()).suggests(UNBOUNDED).shouldBe(2);
  }

  @Test
  @DisplayName(
      "in 300 random programs permits are neither lost nor doubled, and nobody is forgotten")
  void randomPrograms() {
    for (int seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      int permits = 1 + random.nextInt(3);
      var fresh = new Semaphore(permits);
      var inside = new int[1];
      String program = "the random program with seed " + seed;
      runOrName(
          LOSES_A_PERMIT,
          program,
          () -> {
            var tasks = new ArrayList<Task<Void>>();
            for (int i = 0; i < 7; i++) {
              int before = random.nextInt(4);
              int within = random.nextInt(3);
              tasks.add(
                  start(
                      "task " + i,
                      () -> {
                        ticks(before);
                        try (var _ = await(fresh.acquire())) {
                          observed("tasks inside, in " + program, ++inside[0])
                              .suggests(TOO_MANY)
                              .shouldSatisfy(
                                  "at most %d".formatted(permits), seen -> seen <= permits);
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
          });
      observed("the semaphore after " + program, fresh.toString())
          .suggests(DOUBLES_A_PERMIT, seen -> fresh.value() > permits)
          .suggests(LOSES_A_PERMIT, seen -> fresh.value() < permits)
          .suggests(WAITER_STAYS)
          .shouldBe("Semaphore[unlocked, value: %d]".formatted(permits));
    }
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      SemaphoreDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("semaphores", trace.lines());
  }
}
