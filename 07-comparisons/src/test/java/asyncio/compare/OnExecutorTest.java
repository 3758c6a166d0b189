package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.3", part = 1, points = 12, seconds = 30)
@Needs(Need.THREADS)
@DisplayName("07.3 Executors, part 1: a pool of threads")
class OnExecutorTest extends ModelTests {

  private static final Misconception IN_ORDER =
      Misconception.of(
          "gets-in-order",
          "if the futures are asked in the order of the jobs, a failure is not noticed before all"
              + " in front of it have ended; invokeAll does the same. And if it was noticed, those"
              + " that run have to be told, each of them: cancel(true)");

  private static final Misconception AS_THEY_COME =
      Misconception.of(
          "results-as-they-complete",
          "take gives futures in the order in which they end. The results are wanted in that of"
              + " the jobs");

  private static final Misconception ONE_AT_A_TIME =
      Misconception.of(
          "submits-and-gets", "each job is waited for before the next one is submitted");

  private static final Misconception NULLS =
      Misconception.of(
          "results-without-null", "a job may return null, and List.copyOf refuses that");

  private static final Misconception NEXT_BEGINS =
      Misconception.of(
          "pool-takes-the-next",
          "a thread whose job has failed takes the next one from the queue before the caller has"
              + " heard of the failure. The failing job itself has to close the gate");

  private static final Misconception WRAPPED =
      Misconception.of(
          "execution-exception-comes-out",
          "what comes out is the ExecutionException of get, and not what the job threw");

  private static final Misconception NOT_TOLD =
      Misconception.of(
          "cancels-without-interrupt",
          "cancel(false) calls off what waits, and tells nothing to what runs");

  private static final Misconception CANCELLED_IS_DONE =
      Misconception.of(
          "cancelled-is-done",
          "a future that was cancelled is done, and its job may run all the same. Only the job"
              + " knows when it has ended");

  private static final Misconception CANCELLATION_WINS =
      Misconception.of(
          "called-off-is-the-failure",
          "a job that was called off has ended before the one that failed was looked at, and is"
              + " taken for the failure");

  private static final Misconception POOL_EACH =
      Misconception.of("pool-for-each-call", "the threads of one list are not there for the next");

  private static final Misconception POOL_IS_ENDED =
      Misconception.of(
          "failure-ends-the-pool", "after a list that failed, the pool takes no jobs any more");

  private static final Misconception FIRST_IN_THE_LIST =
      Misconception.of(
          "first-in-the-list-is-the-first",
          "two jobs have failed, and what came out is the failure of the one that is first in the"
              + " list. The gate keeps the one that came first");

  private static final Misconception SWALLOWED =
      Misconception.of(
          "interrupt-is-swallowed",
          "an interrupt that came while the jobs were ending is lost: the thread has to be"
              + " interrupted afterwards");

  private static final Misconception AS_MANY_AS_IT_TAKES =
      Misconception.of(
          "pool-grows",
          "the pool has made a thread for each job. It is to have so many, and no more");

  private static final Misconception ANOTHER_SITE =
      Misconception.of(
          "pauses-as-on-the-loop",
          "a job on a thread waits by blocking it. Site.suspending is for coroutines");

  private static final Misconception ONE_IS_TOLD =
      Misconception.of("tells-only-one", "of several jobs that ran, only one was interrupted");

  private static final Misconception REFUSAL =
      Misconception.of(
          "refusal-leaves-jobs-running",
          "the pool refused a job, and those that were submitted before go on");

  private static final Misconception LEFT_OPEN =
      Misconception.of(
          "close-leaves-the-pool", "after close, the pool has not ended: it is to be waited for");

  private final List<OnExecutor> opened = new ArrayList<>();

  private Model model(WatchedPool pool) {
    var model = new OnExecutor(pool);
    opened.add(model);
    return model;
  }

  private Model model(int threads) {
    return model(new WatchedPool(threads, 1_000));
  }

  @AfterEach
  void close() {
    letGo();
    opened.forEach(OnExecutor::close);
  }

  @Test
  @DisplayName("as many jobs run at once as the pool has threads, and the others wait")
  void boundedByThePool() throws Exception {
    Model model = model(3);
    List<Integer> results =
        during(
            ONE_AT_A_TIME,
            "running three jobs that wait for each other, on three threads",
            () -> model.runAll(probe.watchAll(meeting(3))));
    observed("the results", (Object) results).shouldBe(numbers(3));
    var many = new ArrayList<Job<Integer>>();
    for (int i = 0; i < 50; i++) {
      many.add(returning(i));
    }
    observed("the results of fifty jobs", (Object) model.runAll(probe.watchAll(many)))
        .suggests(AS_THEY_COME)
        .shouldBe(numbers(50));
    observed("how many jobs ran at once, at most", probe.facts().mostAtOnce()).shouldBe(3);
    observed("how many threads did 53 jobs", probe.facts().threads().size())
        .suggests(POOL_EACH)
        .shouldBe(3);
  }

  @Test
  @DisplayName("results come in the order of the jobs, whichever ends first")
  void orderOfTheJobs() throws Exception {
    Held<String> slow = held("first");
    Job<String> quick =
        _ -> {
          slow.awaitBegin();
          return "second";
        };
    Job<String> last =
        _ -> {
          slow.release();
          return "third";
        };
    List<String> results = model(2).runAll(List.of(slow, quick, last));
    observed("the results, of which the first came after the second", results)
        .suggests(AS_THEY_COME, seen -> seen.size() == 3)
        .shouldBe(List.of("first", "second", "third"));
  }

  @Test
  @DisplayName("a pool that the model makes has so many platform threads, and no more")
  void soManyThreads() throws Exception {
    try (Model model = new OnExecutor(2)) {
      var allSubmitted = new CountDownLatch(1);
      Job<String> waits =
          _ -> {
            allSubmitted.await();
            return "x";
          };
      var caller = new Caller<>(model, probe.watchAll(Collections.nCopies(8, waits)));
      caller.awaitWaiting(); // for an end: until then, none of its threads gets free
      allSubmitted.countDown();
      caller.result();
      observed("how many threads did eight jobs", probe.facts().threads().size())
          .suggests(AS_MANY_AS_IT_TAKES)
          .shouldSatisfy("at most two", threads -> threads <= 2);
      observed("how many of the threads were virtual", probe.facts().virtualThreads()).shouldBe(0);
    }
  }

  @Test
  @DisplayName("a job pauses by blocking its thread")
  void pausesOnItsThread() {
    attempting("a job that pauses at its site", () -> model(1).runAll(List.of(pausing("x"))))
        .suggests(ANOTHER_SITE)
        .shouldSucceed();
  }

  @Test
  @DisplayName("null is a result, and no jobs have no results")
  void nullsAndNothing() throws Exception {
    Model model = model(1);
    List<String> results =
        during(
            NULLS,
            "running a job that returns null",
            () -> model.runAll(List.<Job<String>>of(returning(null), returning("x"))));
    observed("the results", (Object) results).shouldBe(Arrays.asList(null, "x"));
    observed("the results of no jobs", model.runAll(List.<Job<String>>of())).shouldBe(List.of());
  }

  @Test
  @DisplayName("a failure is noticed while the job in front of it runs, which is interrupted")
  void aFailureBehindARunningJob() throws Exception {
    var failure = new IOException("disk");
    Held<String> waits = held("never");
    Held<String> waitsToo = held("never");
    var caller =
        new Caller<>(
            model(3),
            probe.watchAll(
                List.<Job<String>>of(
                    waits,
                    _ -> {
                      waits.awaitBegin();
                      waitsToo.awaitBegin();
                      throw failure;
                    },
                    waitsToo)));
    during(IN_ORDER, "waiting for the first job's interrupt", () -> waits.awaitInterrupt());
    during(ONE_IS_TOLD, "waiting for the third job's interrupt", () -> waitsToo.awaitInterrupt());
    observed("what came out", caller.thrown())
        .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
        .shouldBeSameAs(failure);
    observed("how many jobs were interrupted", probe.facts().interrupted())
        .suggests(NOT_TOLD)
        .shouldBe(2);
  }

  @Test
  @DisplayName("of two failures, the first one comes out, wherever it is in the list")
  void theFirstOfTwoFailures() {
    var first = new IOException("first");
    var firstHasEnded = new CountDownLatch(1);
    var bothHaveEnded = new CountDownLatch(2);
    var pool =
        new WatchedPool(2, 100) {
          @Override
          protected void afterExecute(Runnable ended, Throwable thrown) {
            firstHasEnded.countDown();
            bothHaveEnded.countDown();
          }

          @Override
          public void execute(Runnable call) {
            if (getTaskCount() == 2) {
              awaitOrFail(bothHaveEnded);
            }
            super.execute(call);
          }
        };
    Job<String> failsLate =
        _ -> {
          firstHasEnded.await();
          throw new IOException("second");
        };
    attempting(
            "three jobs, of which the second fails, and the first then, before the third one is"
                + " submitted",
            () -> model(pool).runAll(List.of(failsLate, failing(first), returning("x"))))
        .suggests(FIRST_IN_THE_LIST, thrown -> thrown instanceof IOException)
        .shouldBeSameAs(first);
  }

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("what a job throws comes out, the very object, checked exception or error")
  void theVeryFailure() {
    for (Throwable failure :
        List.of(
            new IOException("disk"),
            new AssertionError("never"),
            new IOException("outside", new IllegalStateException("inside")))) {
      attempting(
              "running a job that fails",
              () -> model(1).runAll(List.of(returning("x"), failing(failure))))
          .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
          .shouldBeSameAs(failure);
    }
  }

  @Test
  @DisplayName("the thread whose job has failed does not begin the next one")
  void theNextOneDoesNotBegin() {
    var jobs = new ArrayList<Job<Integer>>();
    var failure = new IOException("disk");
    jobs.add(failing(failure));
    for (int i = 0; i < 20; i++) {
      jobs.add(returning(i));
    }
    Model model = model(1);
    for (int round = 0; round < 10; round++) {
      var seen = new Probe();
      attempting(
              "a job that fails, and twenty others, on one thread",
              () -> model.runAll(seen.watchAll(jobs)))
          .suggests(CANCELLATION_WINS, thrown -> thrown instanceof CancellationException)
          .shouldBeSameAs(failure);
      observed("how many of the jobs have begun", seen.facts().begun())
          .suggests(NEXT_BEGINS)
          .shouldBe(1);
    }
  }

  @Test
  @DisplayName("a job that is deaf to its interrupt is waited for")
  void deafOnAPool() throws Exception {
    var failure = new IOException("disk");
    Held<String> deaf = deaf("late");
    var caller =
        new Caller<>(
            model(2),
            probe.watchAll(
                List.<Job<String>>of(
                    deaf,
                    _ -> {
                      deaf.awaitBegin();
                      throw failure;
                    })));
    during(NOT_TOLD, "waiting for the other job's interrupt", () -> deaf.awaitInterrupt());
    caller.interrupt();
    observed("whether the method has ended while a job still runs", caller.endsSoon())
        .suggests(CANCELLED_IS_DONE)
        .shouldBe(false);
    deaf.release();
    observed("what came out", caller.thrown()).shouldBeSameAs(failure);
    observed("how many jobs run afterwards", probe.facts().running())
        .suggests(CANCELLED_IS_DONE)
        .shouldBe(0);
    observed(
            "whether the caller, who was interrupted meanwhile, is interrupted afterwards",
            caller.wasInterruptedAfterwards())
        .suggests(SWALLOWED)
        .shouldBe(true);
  }

  @Test
  @DisplayName("an interrupted caller ends what runs and what waits, and the pool goes on")
  void theCallerIsInterrupted() throws Exception {
    Model model = model(1);
    Held<Integer> first = held(1);
    var caller = new Caller<>(model, probe.watchAll(List.of(first, returning(2), returning(3))));
    first.awaitBegin();
    caller.interrupt();
    during(NOT_TOLD, "waiting for the end of the job that runs", () -> first.awaitEnd());
    observed("what came out", caller.thrown())
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("whether the caller is still interrupted", caller.wasInterruptedAfterwards())
        .shouldBe(false);
    observed("how many of the three jobs have begun", probe.facts().begun())
        .suggests(NEXT_BEGINS)
        .shouldBe(1);
    attempting("the next list", () -> model.runAll(List.of(returning(4))))
        .suggests(POOL_IS_ENDED)
        .shouldSucceed();
  }

  @Test
  @DisplayName("a caller who was interrupted before gets the exception, and nothing goes on")
  void interruptedBeforeTheCall() throws Exception {
    Held<Integer> waits = held(1);
    var caller = Caller.interruptedBefore(model(1), probe.watchAll(List.of(waits)));
    observed("what came out", caller.thrown())
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("how many jobs run", probe.facts().running()).shouldBe(0);
  }

  @Test
  @DisplayName("the pool has all threads for the next list, and no interrupt is left in one")
  void thePoolGoesOn() throws Exception {
    var pool = new WatchedPool(2, 100);
    Model model = model(pool);
    for (int i = 0; i < 5; i++) {
      Held<String> waits = held("never");
      attempting(
              "running a job that waits, and one that fails",
              () ->
                  model.runAll(
                      List.<Job<String>>of(
                          waits,
                          _ -> {
                            waits.awaitBegin();
                            throw new IOException("disk");
                          })))
          .suggests(POOL_IS_ENDED, thrown -> thrown instanceof RejectedExecutionException)
          .shouldThrow(IOException.class);
      var meet = new CountDownLatch(2);
      Job<Boolean> interrupted =
          _ -> {
            meet.countDown();
            meet.await();
            return Thread.currentThread().isInterrupted();
          };
      List<Boolean> results =
          during(
              POOL_IS_ENDED,
              "the next list, of two jobs that wait for each other",
              () -> model.runAll(List.of(interrupted, interrupted)));
      observed("whether the next jobs are interrupted", (Object) results)
          .shouldBe(List.of(false, false));
    }
    observed("how many threads the pool has made", pool.made.size()).shouldBe(2);
  }

  @Test
  @DisplayName("a pool that refuses a job ends the others")
  void thePoolRefuses() throws Exception {
    Held<String> first = held("never");
    var pool = new WatchedPool(1, 1);
    pool.setRejectedExecutionHandler(
        (_, _) -> {
          first.awaitBeginUninterruptibly();
          throw new RejectedExecutionException("no room");
        });
    Model model = model(pool);
    attempting(
            "three jobs for a pool that has room for two",
            () -> model.runAll(probe.watchAll(List.of(first, returning("b"), returning("c")))))
        .shouldThrow(RejectedExecutionException.class);
    observed("how many jobs run", probe.facts().running()).suggests(REFUSAL).shouldBe(0);
    observed("how many jobs have returned", probe.facts().returned()).suggests(REFUSAL).shouldBe(0);
  }

  @Test
  @DisplayName("closing ends the pool's threads, and can be done again")
  void closingEndsThePool() throws Exception {
    var pool = new WatchedPool(2, 100);
    Model model = model(pool);
    pool.endsSlowly();
    model.runAll(meeting(2));
    model.close();
    observed("whether the pool has terminated", pool.isTerminated())
        .suggests(LEFT_OPEN)
        .shouldBe(true);
    model.close();
    try (Model own = new OnExecutor(2)) {
      observed("two jobs that wait for each other, on two threads", (Object) own.runAll(meeting(2)))
          .shouldBe(numbers(2));
    }
  }
}
