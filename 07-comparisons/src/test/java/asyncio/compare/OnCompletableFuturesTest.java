package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.3", part = 3, points = 14, seconds = 30)
@DisplayName("07.3 Executors, part 3: CompletableFuture")
class OnCompletableFuturesTest extends ModelTests {

  private static final Misconception BLOCKS =
      Misconception.of(
          "start-waits-for-the-jobs", "startAll is to return before the jobs have ended");

  private static final Misconception ANY_ORDER =
      Misconception.of(
          "results-as-futures-complete", "the results are in the order in which the jobs ended");

  private static final Misconception ALL_OF_WAITS =
      Misconception.of(
          "all-of-waits-for-all",
          "allOf is done when all have ended, a failure or not. The first failure has to complete"
              + " the result itself");

  private static final Misconception COMPLETION_EXCEPTION =
      Misconception.of(
          "completion-exception-comes-out",
          "stages put what was thrown into a CompletionException. What the job threw is the"
              + " failure");

  private static final Misconception COMMON_POOL =
      Misconception.of(
          "runs-on-the-common-pool",
          "the jobs run on ForkJoinPool.commonPool. The methods with Async take an executor as"
              + " their last argument");

  private static final Misconception BEGINS_AFTER =
      Misconception.of(
          "waiting-jobs-begin-all-the-same",
          "a job begins though the result is decided. To cancel a CompletableFuture does not take"
              + " its job out of the pool's queue: look before it begins");

  private static final Misconception LEAVES =
      Misconception.of(
          "leaves-running-jobs",
          "runAll ends while a job is running: it cannot be told to end, so it has to be waited"
              + " for");

  private static final Misconception INTERRUPTS =
      Misconception.of(
          "interrupts-anyway",
          "a job was interrupted. This model tells running jobs nothing, as its futures do not know"
              + " the threads");

  private static final Misconception OUTSIDE =
      Misconception.of(
          "outside-completion-is-ignored",
          "the result was completed from outside, and the jobs that wait begin all the same");

  private static final Misconception NULLS =
      Misconception.of("null-completes-nothing", "a job may return null");

  private static final Misconception REFUSED =
      Misconception.of(
          "refusal-is-thrown-by-start",
          "the pool refused a job, and the result is not failed by that");

  private static final Misconception CALLED_OFF =
      Misconception.of(
          "called-off-completes-first",
          "the result has failed by the cancellation of a job that was called off, not by the"
              + " failure of the one because of which it was");

  private static final Misconception CLOSED_LATE =
      Misconception.of(
          "result-closes-the-gate",
          "the gate is closed by what depends on the result, and that may run late: other"
              + " dependents come first, or whoever waits in get has taken it over. The job that"
              + " failed has to close the gate before it completes anything");

  private static final Misconception LAST_FAILURE =
      Misconception.of(
          "last-failure-counts", "a later failure has taken the place of the first one");

  private static final Misconception NOT_INTERRUPTIBLE =
      Misconception.of(
          "joins-through-interrupts",
          "join knows no interrupt: it waits on. get throws an InterruptedException");

  private static final Misconception NOT_ASKED =
      Misconception.of(
          "get-tells-of-interrupts",
          "get does not look at the interrupt of the caller if the result is there already");

  private static final Misconception SWALLOWED =
      Misconception.of(
          "interrupt-is-lost",
          "an interrupt that came while the jobs were ending is lost: the thread has to be"
              + " interrupted afterwards");

  private static final Misconception ANOTHER_SITE =
      Misconception.of(
          "suspends-on-a-thread",
          "a job on a thread waits by blocking it. Site.suspending is for coroutines");

  private static final Misconception ANOTHER_THREAD =
      Misconception.of(
          "completes-on-another-thread",
          "the result is completed by a thread that is none of the pool's");

  private final List<WatchedPool> pools = new ArrayList<>();

  private WatchedPool pool(int threads, int room) {
    var pool = new WatchedPool(threads, room);
    pools.add(pool);
    return pool;
  }

  private OnCompletableFutures model(int threads) {
    return new OnCompletableFutures(pool(threads, 1_000));
  }

  @AfterEach
  void endPools() {
    letGo();
    pools.forEach(ExecutorService::shutdownNow);
  }

  /** Waits until all that was handed to a pool has been taken from its queue, and done. */
  private static void drained(ExecutorService pool) throws Exception {
    pool.submit(() -> null).get();
  }

  @Test
  @DisplayName("it starts all jobs and returns at once; the results come in order")
  void startsAndReturns() throws Exception {
    Held<Integer> first = held(0);
    Job<Integer> second =
        _ -> {
          first.awaitBegin();
          return 1;
        };
    CompletableFuture<List<Integer>> all =
        during(
            BLOCKS,
            "starting two jobs, the first of which waits",
            () -> model(2).startAll(List.of(first, second, returning(2))));
    observed("whether it is done while a job runs", all.isDone()).suggests(BLOCKS).shouldBe(false);
    first.release();
    observed("the results, of which the first came last", (Object) all.get())
        .suggests(ANY_ORDER)
        .shouldBe(List.of(0, 1, 2));
  }

  @Test
  @DisplayName("null is a result, and no jobs are done at once")
  void nullAndNothing() throws Exception {
    OnCompletableFutures model = model(1);
    List<Job<String>> jobs = List.of(returning(null), returning("x"));
    observed(
            "the results",
            (Object) during(NULLS, "a job that returns null", () -> model.runAll(jobs)))
        .suggests(NULLS)
        .shouldBe(Arrays.asList(null, "x"));
    CompletableFuture<List<String>> none = model.startAll(List.<Job<String>>of());
    observed("whether the result of no jobs is done", none.isDone()).shouldBe(true);
    observed("what it is", none.resultNow()).shouldBe(List.of());
  }

  @Test
  @DisplayName("a job pauses by blocking its thread")
  void pausesOnAThread() {
    attempting("a job that pauses at its site", () -> model(1).runAll(List.of(pausing("x"))))
        .suggests(ANOTHER_SITE)
        .shouldSucceed();
  }

  @Test
  @DisplayName("the jobs run on the pool's threads")
  void onThePool() throws Exception {
    model(2).runAll(probe.watchAll(meeting(2)));
    observed("the threads of the jobs", new ArrayList<>(probe.facts().threads()))
        .suggests(COMMON_POOL)
        .shouldSatisfy("the two of the pool", pools.getLast().made::containsAll);
  }

  @Test
  @DisplayName("the first failure completes the result, while another job still runs")
  void theFirstFailure() throws Exception {
    var failure = new IOException("disk");
    Held<String> runs = held("late");
    CompletableFuture<List<String>> all =
        model(2)
            .startAll(
                List.<Job<String>>of(
                    site -> {
                      runs.perform(site);
                      throw new IOException("late");
                    },
                    _ -> {
                      runs.awaitBegin();
                      throw failure;
                    }));
    Throwable thrown =
        during(
            ALL_OF_WAITS,
            "waiting for the failure of the second job, while the first one runs",
            () -> {
              try {
                all.get();
                return null;
              } catch (ExecutionException failed) {
                return failed.getCause();
              }
            });
    observed("what it failed by", thrown)
        .suggests(COMPLETION_EXCEPTION, seen -> seen != null && seen.getCause() == failure)
        .shouldBeSameAs(failure);
    observed("what the result tells to whatever depends on it", failureOf(all))
        .suggests(COMPLETION_EXCEPTION)
        .shouldBeSameAs(failure);
    observed("whether the other job was interrupted", runs.wasInterrupted())
        .suggests(INTERRUPTS)
        .shouldBe(false);
    runs.release();
    pools.getLast().close();
    observed("what the result has failed by, when the other job has failed, too", failureOf(all))
        .suggests(LAST_FAILURE)
        .shouldBeSameAs(failure);
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    return future.handle((_, thrown) -> thrown).join();
  }

  @Test
  @DisplayName("no other thread begins a job after a failure, whatever depends on the result")
  void noneBeginsBesideAFailure() throws Exception {
    Held<String> runs = held("x");
    var mayFail = new CountDownLatch(1);
    Job<String> fails =
        _ -> {
          runs.awaitBegin();
          mayFail.await();
          throw new IOException("disk");
        };
    OnCompletableFutures model = model(2);
    Job<Thread> where = _ -> Thread.currentThread();
    observed("the thread of a job", model.runAll(List.of(where)).getFirst())
        .suggests(COMMON_POOL)
        .shouldSatisfy("one of the pool's", pools.getLast().made::contains);
    CompletableFuture<List<String>> all =
        model.startAll(probe.watchAll(List.of(runs, fails, returning("c"))));
    Held<String> dependent = held("over");
    all.whenComplete((_, _) -> perform(dependent));
    mayFail.countDown();
    dependent.awaitBegin();
    runs.release();
    drained(pools.getLast()); // by the other thread
    observed("how many of the three jobs have begun", probe.facts().begun())
        .suggests(CLOSED_LATE)
        .shouldBe(2);
  }

  private static void perform(Held<?> dependent) {
    try {
      dependent.perform(Site.blocking());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The test is over.
    }
  }

  @Test
  @DisplayName("what a job throws comes out of runAll, the very object")
  void theVeryObject() {
    for (Throwable failure :
        List.of(
            new IOException("disk"),
            new AssertionError("never"),
            new IOException("outside", new IllegalStateException("inside")),
            new CompletionException(new IOException("inside")))) {
      attempting(
              "running a job that fails",
              () -> model(1).runAll(List.of(returning("x"), failing(failure))))
          .suggests(COMPLETION_EXCEPTION, thrown -> thrown instanceof CompletionException)
          .suggests(COMPLETION_EXCEPTION, _ -> failure instanceof CompletionException)
          .shouldBeSameAs(failure);
    }
  }

  @Test
  @DisplayName("no job begins after a failure")
  void noneBeginsAfterAFailure() {
    var failure = new IOException("disk");
    var jobs = new ArrayList<Job<Integer>>();
    jobs.add(failing(failure));
    for (int i = 0; i < 20; i++) {
      jobs.add(returning(i));
    }
    OnCompletableFutures model = model(1);
    for (int round = 0; round < 10; round++) {
      var seen = new Probe();
      attempting(
              "a job that fails, and twenty others, on one thread",
              () -> model.runAll(seen.watchAll(jobs)))
          .suggests(CALLED_OFF, thrown -> thrown != null && thrown != failure)
          .shouldBeSameAs(failure);
      observed("how many of the jobs have begun", seen.facts().begun())
          .suggests(BEGINS_AFTER)
          .shouldBe(1);
    }
  }

  @Test
  @DisplayName("runAll waits for what runs, and does not interrupt it")
  void whatRunsIsWaitedFor() throws Exception {
    var failure = new IOException("disk");
    Held<String> runs = held("late");
    var caller =
        new Caller<>(
            model(2),
            probe.watchAll(
                List.<Job<String>>of(
                    runs,
                    _ -> {
                      runs.awaitBegin();
                      throw failure;
                    })));
    runs.awaitBegin();
    observed("whether runAll has ended while a job runs", caller.endsSoon())
        .suggests(INTERRUPTS, _ -> runs.wasInterrupted())
        .suggests(LEAVES)
        .shouldBe(false);
    runs.release();
    observed("what came out", caller.thrown())
        .suggests(COMPLETION_EXCEPTION)
        .shouldBeSameAs(failure);
    observed("how many jobs run afterwards", probe.facts().running()).suggests(LEAVES).shouldBe(0);
    observed("how many jobs were interrupted", probe.facts().interrupted())
        .suggests(INTERRUPTS)
        .shouldBe(0);
  }

  @Test
  @DisplayName("an interrupted caller calls off what waits, and waits for what runs")
  void theCallerIsInterruptedHere() throws Exception {
    Held<String> runs = held("late");
    var caller =
        new Caller<>(
            model(1), probe.watchAll(List.<Job<String>>of(runs, returning("b"), returning("c"))));
    runs.awaitBegin();
    caller.awaitWaiting();
    caller.interrupt();
    caller.awaitNoticed();
    caller.interrupt();
    observed("whether runAll has ended while a job runs", caller.endsSoon())
        .suggests(INTERRUPTS, _ -> runs.wasInterrupted())
        .suggests(LEAVES)
        .shouldBe(false);
    runs.release();
    observed("what came out", caller.thrown())
        .suggests(NOT_INTERRUPTIBLE, seen -> seen == null)
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed(
            "whether the caller, who was interrupted once more, is interrupted afterwards",
            caller.wasInterruptedAfterwards())
        .suggests(SWALLOWED)
        .shouldBe(true);
    drained(pools.getLast());
    observed("how many of the three jobs have begun", probe.facts().begun())
        .suggests(BEGINS_AFTER)
        .shouldBe(1);
  }

  @Test
  @DisplayName(
      "a caller who was interrupted before gets the exception, even if all is done at once")
  void interruptedBeforeItCalls() throws Exception {
    var onTheSpot =
        new WatchedPool(1, 1) {
          @Override
          public void execute(Runnable call) {
            call.run();
          }
        };
    pools.add(onTheSpot);
    var caller =
        Caller.interruptedBefore(new OnCompletableFutures(onTheSpot), List.of(returning("x")));
    observed("what came out", caller.thrown())
        .suggests(NOT_ASKED, seen -> seen == null)
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("whether the caller is still interrupted", caller.wasInterruptedAfterwards())
        .shouldBe(false);
  }

  @Test
  @DisplayName("whoever completes the result calls off what has not begun, and stops nothing")
  void completedFromOutside() throws Exception {
    for (boolean byCancel : new boolean[] {true, false}) {
      var seen = new Probe();
      Held<String> runs = held("late");
      OnCompletableFutures model = model(1);
      CompletableFuture<List<String>> all =
          model.startAll(seen.watchAll(List.of(runs, returning("b"), returning("c"))));
      runs.awaitBegin();
      if (byCancel) {
        all.cancel(true);
      } else {
        all.completeExceptionally(new TimeoutException()); // which is what orTimeout does
      }
      observed("whether the job that runs was interrupted", runs.wasInterrupted())
          .suggests(INTERRUPTS)
          .shouldBe(false);
      runs.release();
      drained(pools.getLast());
      observed("how many of the three jobs have begun", seen.facts().begun())
          .suggests(OUTSIDE)
          .shouldBe(1);
      observed("how the result has ended", all.state())
          .shouldBe(byCancel ? Future.State.CANCELLED : Future.State.FAILED);
    }
  }

  @Test
  @DisplayName("what depends on the result runs on the pool's thread that completed it")
  void whereDependentsRun() throws Exception {
    Held<String> runs = held("x");
    CompletableFuture<List<String>> all = model(1).startAll(List.of(runs));
    CompletableFuture<Thread> where = all.thenApply(_ -> Thread.currentThread());
    runs.release();
    observed("the thread that ran what depends on the result", where.get())
        .suggests(ANOTHER_THREAD)
        .shouldSatisfy("one of the pool's", pools.getLast().made::contains);
  }

  @Test
  @DisplayName("a pool that refuses a job fails the result, and calls off what waits")
  void thePoolRefusesOne() throws Exception {
    Held<String> runs = held("late");
    WatchedPool pool = pool(1, 1);
    CompletableFuture<List<String>> all =
        during(
            REFUSED,
            "starting three jobs on a pool that has room for two",
            () ->
                new OnCompletableFutures(pool)
                    .startAll(probe.watchAll(List.of(runs, returning("b"), returning("c")))));
    observed("what the result failed by", all.isDone() ? all.exceptionNow() : null)
        .suggests(REFUSED)
        .shouldSatisfy(
            "a RejectedExecutionException", seen -> seen instanceof RejectedExecutionException);
    runs.release();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.DAYS);
    observed("how many jobs have begun", probe.facts().begun())
        .suggests(OUTSIDE)
        .suggests(BEGINS_AFTER)
        .shouldSatisfy("at most one", begun -> begun <= 1);
  }

  @Test
  @DisplayName("when the pool refuses a job, runAll waits for what runs")
  void refusedAndWaitedFor() throws Exception {
    Held<String> runs = held("late");
    WatchedPool pool = pool(1, 1);
    pool.setRejectedExecutionHandler(
        (_, _) -> {
          runs.awaitBeginUninterruptibly();
          throw new RejectedExecutionException("no room");
        });
    var caller =
        new Caller<>(
            new OnCompletableFutures(pool),
            probe.watchAll(List.of(runs, returning("b"), returning("c"))));
    runs.awaitBegin();
    observed("whether runAll has ended while a job runs", caller.endsSoon())
        .suggests(LEAVES)
        .shouldBe(false);
    runs.release();
    observed("what came out", caller.thrown())
        .suggests(REFUSED)
        .shouldSatisfy(
            "a RejectedExecutionException", seen -> seen instanceof RejectedExecutionException);
    observed("how many jobs have begun", probe.facts().begun()).suggests(BEGINS_AFTER).shouldBe(1);
  }

  @Test
  @DisplayName("closing ends the pool")
  void closingTheModel() throws Exception {
    OnCompletableFutures model = model(2);
    pools.getLast().endsSlowly();
    model.runAll(meeting(2));
    model.close();
    observed("whether the pool has terminated", pools.getLast().isTerminated()).shouldBe(true);
    model.close();
  }
}
