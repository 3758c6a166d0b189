package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
          "the futures are asked in the order of the jobs, so a failure is not noticed before all"
              + " in front of it have ended. invokeAll does the same: it waits for all");

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

  private static final Misconception REFUSAL =
      Misconception.of(
          "refusal-leaves-jobs-running",
          "the pool refused a job, and those that were submitted before go on");

  private static final Misconception LEFT_OPEN =
      Misconception.of("close-leaves-the-pool", "after close, the pool still has its threads");

  private final List<OnExecutor> opened = new ArrayList<>();

  /** A fixed pool whose threads are watched, with so much room in its queue. */
  private static final class Pool extends ThreadPoolExecutor {

    private final List<Thread> made = new CopyOnWriteArrayList<>();

    Pool(int threads, int room) {
      super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(room));
      setThreadFactory(
          body -> {
            var thread = new Thread(body, "pool-" + made.size());
            thread.setDaemon(true);
            made.add(thread);
            return thread;
          });
    }
  }

  private Model model(Pool pool) {
    var model = new OnExecutor(pool);
    opened.add(model);
    return model;
  }

  private Model model(int threads) {
    return model(new Pool(threads, 1_000));
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
    var caller =
        new Caller<>(
            model(2),
            probe.watchAll(
                List.<Job<String>>of(
                    waits,
                    _ -> {
                      waits.awaitBegin();
                      throw failure;
                    })));
    during(IN_ORDER, "waiting for the first job's interrupt", () -> waits.awaitInterrupt());
    observed("what came out", caller.thrown())
        .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
        .shouldBeSameAs(failure);
    observed("how many jobs were interrupted", probe.facts().interrupted())
        .suggests(NOT_TOLD)
        .shouldBe(1);
  }

  @Test
  @DisplayName("what a job throws comes out, the very object, checked exception or error")
  void theVeryFailure() {
    for (Throwable failure : List.of(new IOException("disk"), new AssertionError("never"))) {
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
    for (int round = 0; round < 20; round++) {
      var seen = new Probe();
      attempting(
              "a job that fails, and twenty others, on one thread",
              () -> model(1).runAll(seen.watchAll(jobs)))
          .suggests(CANCELLATION_WINS, thrown -> thrown != null && thrown != failure)
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
    observed("whether the method has ended while a job still runs", caller.endsSoon())
        .suggests(CANCELLED_IS_DONE)
        .shouldBe(false);
    deaf.release();
    observed("what came out", caller.thrown()).shouldBeSameAs(failure);
    observed("how many jobs run afterwards", probe.facts().running())
        .suggests(CANCELLED_IS_DONE)
        .shouldBe(0);
  }

  @Test
  @DisplayName("an interrupted caller ends what runs and what waits, and the pool goes on")
  void theCallerIsInterrupted() throws Exception {
    Model model = model(1);
    Held<Integer> first = held(1);
    var caller = new Caller<>(model, probe.watchAll(List.of(first, returning(2), returning(3))));
    first.awaitBegin();
    caller.interrupt();
    Throwable thrown =
        during(NOT_TOLD, "waiting for a caller that was interrupted", () -> caller.thrown());
    observed("what came out", thrown)
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("how many of the three jobs have begun", probe.facts().begun())
        .suggests(NEXT_BEGINS)
        .shouldBe(1);
    attempting("the next list", () -> model.runAll(List.of(returning(4))))
        .suggests(POOL_IS_ENDED)
        .shouldSucceed();
  }

  @Test
  @DisplayName("the pool has all threads for the next list, and no interrupt is left in one")
  void thePoolGoesOn() throws Exception {
    var pool = new Pool(2, 100);
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
    var pool = new Pool(1, 1);
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
    var pool = new Pool(2, 100);
    Model model = model(pool);
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
