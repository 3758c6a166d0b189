package asyncio.testing;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.CoroutineOrigins;
import asyncio.debug.Place;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.5", part = 2, points = 10, seconds = 12)
@DisplayName("06.5 Testing: what a test leaves behind")
class LeaksTest {

  private static final Misconception TOO_LATE =
      Misconception.of(
          "looks-when-it-is-closed",
          "the tasks are looked for after the loop was closed, which has cancelled them all");

  private static final Misconception BEFORE_CLOSING =
      Misconception.of(
          "looks-before-it-is-closed",
          "never awaited, never retrieved: the loop tells of these only when it is closed, so close"
              + " it before you look at what the handler was told");

  private static final Misconception CANCELLED_IS_DONE =
      Misconception.of(
          "cancelled-counts-as-ended",
          "a task that was asked to end counts as ended; its cleaning up was not seen to the end");

  private static final Misconception WITHOUT_PLACE =
      Misconception.of("task-without-place", "a task is named without where it waits");

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "only-exceptions-count",
          "what the handler was told without an exception is dropped; a forgotten coroutine is told"
              + " so");

  private static final Misconception ALL_FORGOTTEN =
      Misconception.of(
          "every-coroutine-was-forgotten",
          "whatever comes without an exception counts as a forgotten coroutine");

  private static final Misconception DROPS_FAILURE =
      Misconception.of("failure-is-dropped", "what was thrown is not kept");

  private static final Misconception THREADS_BEFORE =
      Misconception.of(
          "every-thread-counts", "threads that were there before the test count as left behind");

  private static final Misconception NO_THREADS =
      Misconception.of("threads-do-not-count", "threads that go on after the test are not seen");

  private static final Misconception IMPATIENT =
      Misconception.of(
          "threads-have-no-time",
          "a thread that is about to end counts as left behind; it has half a second");

  private static final Misconception FAILED_CLOSE =
      Misconception.of(
          "failed-close-comes-out",
          "what closing fails by is thrown, so that nothing else is told any more");

  private static final Misconception PLACE_IS_FAILURE =
      Misconception.of(
          "place-counts-as-failure",
          "what comes with an exception does not count as a forgotten coroutine; debug mode adds"
              + " where it was created");

  private static final Misconception OWN_GROUP_ONLY =
      Misconception.of(
          "groups-within-are-not-seen", "threads of groups within the current one are not seen");

  private static final Misconception BY_NAME =
      Misconception.of(
          "same-name-is-same-thread",
          "a thread with the name of an older one is taken for that; names are not unique");

  private static final Misconception ANY_POOL =
      Misconception.of(
          "every-pool-is-common",
          "workers of any fork-join pool do not count; only those of the common pool belong to"
              + " everybody");

  private static final Misconception EACH_ITS_OWN =
      Misconception.of(
          "waits-for-each-thread",
          "each thread has half a second; they have it all together, by one deadline");

  private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), 200, Duration.ZERO);

  private final TestLoop loop = new TestLoop(LIMITS);

  private List<Leak> after(CoroutineAction body) {
    Leaks leaks = Leaks.watch(loop);
    loop.run("test", body.returningNull());
    return leaks.finish();
  }

  private static List<Leak.Kind> kinds(List<Leak> leaks) {
    return leaks.stream().map(Leak::kind).toList();
  }

  private static void ended(Future<?> task) {
    try {
      await(task);
    } catch (CancelledError expected) {
      // That is how it should end.
    }
  }

  @Test
  @DisplayName("a test that has ended all it began leaves nothing, and the loop is closed")
  void nothing() {
    List<Leak> left =
        after(
            () -> {
              var task = createTask(async(() -> await(sleep(Duration.ofSeconds(1)))));
              await(task);
              var cancelled = createTask(async(() -> await(sleep(Duration.ofSeconds(1)))));
              cancelled.cancel();
              ended(cancelled);
            });
    observed("what is left", left).shouldBeEmpty();
    observed("whether the loop is closed", loop.loop().isClosed()).shouldBe(true);
  }

  @Test
  @DisplayName("pending tasks are named, with the line at which they wait, in their order")
  void pendingTasks() {
    List<Leak> left =
        after(
            () -> {
              createTask(async(() -> await(sleep(Duration.ofHours(1)))), "ticker");
              createTask(async(() -> await(new Future<>(loop.loop()))), "lonely");
              await(sleep(Duration.ofSeconds(1)));
            });
    observed("what is left", kinds(left))
        .suggests(TOO_LATE, List::isEmpty)
        .shouldBe(List.of(Leak.Kind.PENDING_TASK, Leak.Kind.PENDING_TASK));
    observed("the first", left.getFirst().what())
        .suggests(WITHOUT_PLACE, what -> !what.contains("LeaksTest.java:"))
        .shouldSatisfy(
            "pending task: ticker at LeaksTest.java:…",
            what -> what.startsWith("pending task: ticker at LeaksTest.java:"));
    observed("the second", left.getLast().what())
        .suggests(WITHOUT_PLACE, what -> !what.contains("LeaksTest.java:"))
        .shouldSatisfy(
            "pending task: lonely at LeaksTest.java:… waits for Future[pending]",
            what ->
                what.startsWith("pending task: lonely at LeaksTest.java:")
                    && what.endsWith(" waits for Future[pending]"));
  }

  @Test
  @DisplayName("a task that was cancelled and is still cleaning up has not ended")
  void cancelledIsPending() {
    List<Leak> left =
        after(
            () -> {
              var task =
                  createTask(
                      async(
                          () -> {
                            try {
                              await(sleep(Duration.ofHours(1)));
                            } finally {
                              await(sleep(Duration.ofSeconds(1)));
                            }
                          }),
                      "ticker");
              await(sleep(Duration.ofSeconds(1)));
              task.cancel();
            });
    observed("what is left", kinds(left))
        .suggests(CANCELLED_IS_DONE, List::isEmpty)
        .shouldBe(List.of(Leak.Kind.PENDING_TASK));
  }

  @Test
  @DisplayName("a coroutine that nobody has awaited is left behind")
  void neverAwaited() {
    List<Leak> left = after(() -> sleep(Duration.ofSeconds(1)));
    observed("what is left", kinds(left))
        .suggests(BEFORE_CLOSING, List::isEmpty)
        .shouldBe(List.of(Leak.Kind.NEVER_AWAITED));
    observed("what is said of it", left.getFirst().what())
        .shouldSatisfy("… was never awaited", what -> what.endsWith("was never awaited"));
  }

  @Test
  @DisplayName("in debug mode, too, when the report has the place as its exception")
  void neverAwaitedInDebugMode() {
    loop.loop().addObserver(new CoroutineOrigins(10));
    List<Leak> left = after(() -> sleep(Duration.ofSeconds(1)));
    observed("what is left", kinds(left))
        .suggests(BEFORE_CLOSING, List::isEmpty)
        .suggests(PLACE_IS_FAILURE, List.of(Leak.Kind.UNHANDLED)::equals)
        .shouldBe(List.of(Leak.Kind.NEVER_AWAITED));
    observed("what it was told with", left.getFirst().failure())
        .suggests(DROPS_FAILURE, seen -> seen == null)
        .shouldSatisfy("the place", Place.class::isInstance);
  }

  @Test
  @DisplayName("a failure that nobody has looked at is left behind")
  void neverRetrieved() {
    var failure = new IOException("disk full");
    var kept = new ArrayList<Future<?>>();
    List<Leak> left =
        after(
            () -> {
              kept.add(
                  createTask(
                      async(
                          () -> {
                            throw failure;
                          })));
              await(sleep(Duration.ofSeconds(1)));
            });
    observed("what is left", left)
        .suggests(BEFORE_CLOSING, List::isEmpty)
        .suggests(DROPS_FAILURE, seen -> seen.size() == 1 && seen.getFirst().failure() == null)
        .shouldBe(
            List.of(new Leak(Leak.Kind.UNHANDLED, "Task exception was never retrieved", failure)));
    observed("how many tasks were kept", kept.size()).shouldBe(1);
  }

  @Test
  @DisplayName("what the exception handler is told during the test is left behind, too")
  void told() {
    var failure = new IllegalArgumentException("callback");
    List<Leak> left =
        after(
            () -> {
              loop.loop().callExceptionHandler(new ExceptionContext("first", failure, loop.loop()));
              loop.loop().callExceptionHandler(new ExceptionContext("second", null, null));
            });
    observed("what is left", left)
        .suggests(ONLY_EXCEPTIONS, seen -> seen.size() == 1)
        .suggests(
            ALL_FORGOTTEN,
            seen -> seen.stream().anyMatch(leak -> leak.kind() == Leak.Kind.NEVER_AWAITED))
        .shouldBe(
            List.of(
                new Leak(Leak.Kind.UNHANDLED, "first", failure),
                new Leak(Leak.Kind.UNHANDLED, "second", null)));
  }

  @Test
  @DisplayName("a coroutine that the handler is told of with a failure was not forgotten")
  void failedCoroutine() {
    var failure = new IOException("closing");
    List<Leak> left =
        after(
            () -> {
              var coroutine = async(() -> 1);
              await(coroutine);
              loop.loop().callExceptionHandler(new ExceptionContext("said", failure, coroutine));
            });
    observed("what is left", left)
        .shouldBe(List.of(new Leak(Leak.Kind.UNHANDLED, "said", failure)));
  }

  @Test
  @DisplayName("a test with an exception handler of its own deals with what that one is told")
  void ownHandler() {
    var told = new ArrayList<String>();
    List<Leak> left =
        after(
            () -> {
              loop.loop().setExceptionHandler((_, context) -> told.add(context.message()));
              loop.loop().callExceptionHandler(new ExceptionContext("mine", null, null));
            });
    observed("what is left", left).shouldBeEmpty();
    observed("what the test's handler was told", told).shouldBe(List.of("mine"));
  }

  @Test
  @DisplayName("a task that fails when it is cancelled at the end is told with that failure")
  void failsAtTheEnd() {
    var failure = new IOException("cleaning up");
    List<Leak> left =
        after(
            () -> {
              createTask(
                  async(
                      () -> {
                        try {
                          await(sleep(Duration.ofHours(1)));
                        } finally {
                          fail(failure);
                        }
                      }));
              await(sleep(Duration.ofSeconds(1)));
            });
    observed("what is left", kinds(left))
        .suggests(BEFORE_CLOSING, seen -> seen.equals(List.of(Leak.Kind.PENDING_TASK)))
        .suggests(TOO_LATE, seen -> seen.equals(List.of(Leak.Kind.UNHANDLED)))
        .shouldBe(List.of(Leak.Kind.PENDING_TASK, Leak.Kind.UNHANDLED));
    observed("what was thrown", left.getLast().failure())
        .suggests(DROPS_FAILURE, seen -> seen == null)
        .shouldBe(failure);
  }

  private static void fail(IOException failure) throws IOException {
    throw failure;
  }

  @Test
  @DisplayName("a loop that can be closed only by force is told of, with all the rest")
  void closedByForce() {
    Leaks leaks = Leaks.watch(loop);
    loop.run(
        "test",
        () -> {
          createTask(async(() -> refuse(1000)), "stubborn");
          await(sleep(Duration.ZERO));
          loop.loop().callExceptionHandler(new ExceptionContext("told before", null, null));
          return null;
        });
    List<Leak> left = finishing(leaks);
    observed("what is left", left.stream().map(Leak::what).toList())
        .suggests(FAILED_CLOSE, List::isEmpty)
        .shouldSatisfy(
            "the pending task, what was told before, …, and: the loop was closed by force",
            seen ->
                seen.size() >= 3
                    && seen.get(0).startsWith("pending task: stubborn")
                    && seen.get(1).equals("told before")
                    && seen.getLast().equals("the loop was closed by force"));
    observed("why", left.getLast().failure())
        .suggests(DROPS_FAILURE, seen -> seen == null)
        .shouldSatisfy("the limit", AssertionError.class::isInstance);
  }

  private static List<Leak> finishing(Leaks leaks) {
    try {
      return leaks.finish();
    } catch (IllegalStateException | AssertionError comesOut) {
      return List.of();
    }
  }

  @Test
  @DisplayName("so is one that is stuck when it is closed")
  void stuckAtTheEnd() {
    Leaks leaks = Leaks.watch(loop);
    loop.run(
        "test",
        () -> {
          createTask(
              async(
                  () -> {
                    try {
                      await(sleep(Duration.ofHours(1)));
                    } catch (CancelledError cancelled) {
                      await(new Future<>(loop.loop()));
                    }
                  }),
              "stubborn");
          await(sleep(Duration.ZERO));
          return null;
        });
    List<Leak> left = finishing(leaks);
    observed("what is left", left.stream().map(Leak::what).toList())
        .suggests(FAILED_CLOSE, List::isEmpty)
        .shouldSatisfy(
            "the pending task, …, and: the loop was closed by force",
            seen ->
                seen.size() >= 2
                    && seen.getFirst().startsWith("pending task: stubborn")
                    && seen.getLast().equals("the loop was closed by force"));
    observed("why", left.getLast().failure())
        .suggests(DROPS_FAILURE, seen -> seen == null)
        .shouldSatisfy("a StuckLoopException", StuckLoopException.class::isInstance);
  }

  private static void refuse(int times) {
    for (int i = 0; i < times; i++) {
      try {
        await(sleep(Duration.ZERO));
      } catch (CancelledError refused) {
        // On it goes.
      }
    }
  }

  @Test
  @DisplayName("a thread that the test has started and not ended is left behind")
  void forgottenThread() throws InterruptedException {
    var mayEnd = new CountDownLatch(1);
    Thread old = Thread.ofPlatform().name("old").start(() -> waitFor(mayEnd));
    var started = new ArrayList<Thread>();
    List<Leak> left =
        after(
            () -> started.add(Thread.ofPlatform().name("forgotten").start(() -> waitFor(mayEnd))));
    mayEnd.countDown();
    old.join();
    started.getFirst().join();
    observed("what is left", left)
        .suggests(NO_THREADS, List::isEmpty)
        .suggests(
            THREADS_BEFORE, seen -> seen.stream().anyMatch(leak -> leak.what().contains("old")))
        .shouldBe(List.of(new Leak(Leak.Kind.THREAD, "thread forgotten", null)));
  }

  @Test
  @DisplayName("many threads count each, whatever their names, groups and pools, in one go")
  void manyThreads() throws InterruptedException {
    var mayEnd = new CountDownLatch(1);
    var group = new ThreadGroup("within");
    Thread old = Thread.ofPlatform().name("pool-1").start(() -> waitFor(mayEnd));
    var started = new ArrayList<Thread>();
    List<Leak> left;
    try (var pool = new ForkJoinPool(1)) {
      Leaks leaks = Leaks.watch(loop);
      started.add(Thread.ofPlatform().name("pool-1").start(() -> waitFor(mayEnd)));
      for (int i = 0; i < 8; i++) {
        started.add(Thread.ofPlatform().group(group).name("within").start(() -> waitFor(mayEnd)));
      }
      var begun = new CountDownLatch(1);
      pool.execute(
          () -> {
            begun.countDown();
            waitFor(mayEnd);
          });
      begun.await();
      try {
        left = during(EACH_ITS_OWN, "to look for ten threads that do not end", leaks::finish);
      } finally {
        mayEnd.countDown();
      }
    }
    old.join();
    for (Thread thread : started) {
      thread.join();
    }
    List<String> names = left.stream().map(Leak::what).toList();
    observed("of the threads that are left, those in a group within", count(names, "thread within"))
        .suggests(OWN_GROUP_ONLY, seen -> seen == 0)
        .suggests(BY_NAME, seen -> seen == 1)
        .shouldBe(8L);
    observed("those with the name of an older one", count(names, "thread pool-1"))
        .suggests(BY_NAME, seen -> seen == 0)
        .suggests(THREADS_BEFORE, seen -> seen == 2)
        .shouldBe(1L);
    observed("workers of a pool of its own", count(names, "thread ForkJoinPool-"))
        .suggests(ANY_POOL, seen -> seen == 0)
        .shouldBe(1L);
  }

  private static long count(List<String> names, String beginning) {
    return names.stream().filter(name -> name.startsWith(beginning)).count();
  }

  @Test
  @DisplayName("a thread that is about to end has the time for it")
  void endingThread() {
    Thread test = Thread.currentThread();
    var over = new AtomicBoolean();
    List<Leak> left =
        after(
            () ->
                Thread.ofPlatform()
                    .name("ending")
                    .start(
                        () -> {
                          // It ends when it is waited for.
                          while (!over.get()
                              && !(loop.loop().isClosed()
                                  && test.getState() != Thread.State.RUNNABLE)) {
                            Thread.onSpinWait();
                          }
                        }));
    over.set(true);
    observed("what is left", left).suggests(IMPATIENT, seen -> !seen.isEmpty()).shouldBeEmpty();
  }

  @Test
  @DisplayName("the common pool's workers are not the test's")
  void commonPool() {
    var mayEnd = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    List<Leak> left =
        after(
            () -> {
              ForkJoinPool.commonPool()
                  .execute(
                      () -> {
                        begun.countDown();
                        waitFor(mayEnd);
                      });
              begun.await();
            });
    mayEnd.countDown();
    observed("what is left", left).shouldBeEmpty();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("a second time there is nothing left to tell")
  void twice() {
    Leaks leaks = Leaks.watch(loop);
    loop.run(
        "test",
        () -> {
          createTask(async(() -> await(sleep(Duration.ofHours(1)))));
          sleep(Duration.ZERO);
          return null;
        });
    observed("how many the first time", leaks.finish().size()).shouldBe(2);
    observed("what is left the second time", leaks.finish()).shouldBeEmpty();
  }
}
