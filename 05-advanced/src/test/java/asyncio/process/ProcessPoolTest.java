package asyncio.process;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gatherSettled;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.2", part = 3, points = 11, seconds = 20)
@DisplayName("05.2 Processes, part 3: the pool")
class ProcessPoolTest extends OnPretendWorkers {

  private static final Misconception REFUSAL_IS_THROWN =
      Misconception.of(
          "refusal-is-thrown",
          "a job that cannot be packed makes submit throw; its future fails by that, as with any"
              + " other failure of a job");

  private static final Misconception DEATH_BREAKS_THE_POOL =
      Misconception.of(
          "death-breaks-the-pool",
          "a worker has died, and jobs fail that it did not have, or no more are taken");

  private static final Misconception SHUT_DOWN_TAKES_JOBS =
      Misconception.of("shut-down-pool-takes-jobs", "a pool that is shut down takes a job");

  private static final Misconception REFUSES_LATE =
      Misconception.of(
          "shut-down-pool-fails-the-future",
          "a pool that is shut down returns a future that fails; that is an error of the caller,"
              + " who is told at once");

  private static final Misconception DROPS_WAITING =
      Misconception.of(
          "shutdown-drops-what-waits",
          "the pool is shut down, and what waited is cancelled, though it was to be done");

  private static final Misconception CANCELS_RUNNING =
      Misconception.of(
          "shutdown-cancels-what-runs",
          "the pool is shut down, what waits is to be cancelled, and a job that has begun is"
              + " cancelled with it");

  private static final Misconception FORGETS_TO_CANCEL =
      Misconception.of(
          "shutdown-forgets-to-cancel",
          "the pool is shut down, what waits is to be cancelled, and is done all the same, or"
              + " whoever waits for it waits for ever");

  private static final Misconception SECOND_SHUTDOWN =
      Misconception.of(
          "second-shutdown-does-nothing",
          "a pool that is being shut down is asked to cancel what still waits, and does not");

  private static final Misconception CLOSE_DOES_NOT_WAIT =
      Misconception.of(
          "close-does-not-wait", "close returns, and jobs are not done yet, or workers are left");

  private static final Misconception HURRY_IGNORED =
      Misconception.of(
          "cancelled-close-kills-nothing",
          "close is cancelled while it waits, and the jobs go on; who is cancelled is in a hurry");

  private static final Misconception HURRY_WAITS =
      Misconception.of(
          "cancelled-close-waits", "close is cancelled, and waits for the workers all the same");

  private static final Misconception CLOSES_OUTSIDE =
      Misconception.of(
          "close-outside-of-a-task",
          "close has to wait, no task is running, and something has happened to the pool before it"
              + " says so");

  private static final Misconception LIMIT_IS_LOST =
      Misconception.of("limit-is-lost", "a job was given a limit, and runs without one");

  private static final Misconception PACKED_LATE =
      Misconception.of(
          "packed-when-it-begins",
          "what changes in a job while it waits changes what is done; pack it before submit"
              + " returns");

  private static final Misconception PACKS_BY_ANOTHER_LIST =
      Misconception.of(
          "packed-by-another-list",
          "a job is refused, or let through, by another list than the pool's options have");

  private static final Misconception FAILS_INSTEAD =
      Misconception.of(
          "waiting-jobs-fail-instead",
          "a job that waited when the pool was shut down fails by a CancelledError; it is to be"
              + " cancelled, and to know that it is");

  private static final Misconception HURRY_IS_SWALLOWED =
      Misconception.of(
          "hurry-is-swallowed",
          "close is cancelled, and returns as if all had ended; or the CancelledError that comes"
              + " out is another one");

  private static final Misconception ONE_END_FOR_ALL =
      Misconception.of(
          "shutdowns-share-a-future",
          "who gives up waiting for the shutdown cancels that for all others who wait, and for"
              + " close");

  private static final Misconception IDLE_DO_NOT_COUNT =
      Misconception.of(
          "idle-workers-are-not-waited-for",
          "close returns at once as no job is left, and an idle worker still is; it has to end,"
              + " too");

  private static final Misconception CLOSED_ALREADY =
      Misconception.of(
          "shut-down-is-closed",
          "close does not wait for a pool that was shut down before; nobody has waited for that"
              + " yet");

  /** What the Python program prints, too. */
  private final Trace said = new Trace();

  private ProcessPool pool;

  private ProcessPool pool(int mostWorkers) {
    var options = new PoolOptions(mostWorkers, Integer.MAX_VALUE, ALLOWED);
    pool = new ProcessPool(EventLoop.running(), options, launcher);
    return pool;
  }

  private void say(String what) {
    said.add(what);
  }

  private Future<String> submit(Act act) {
    Future<String> future = pool.submit(act);
    noteEnd(act.name(), future);
    return future;
  }

  private void shouldBeRefused(String what, Runnable call) {
    attempting(what, call::run)
        .suggests(SHUT_DOWN_TAKES_JOBS, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalStateException: the pool is shut down",
            thrown ->
                thrown instanceof IllegalStateException
                    && "the pool is shut down".equals(thrown.getMessage()));
  }

  /** A job that can be changed after it was submitted, which a pool should not notice. */
  static final class Basket implements Job<Integer> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Integer> numbers = new ArrayList<>();

    @Override
    public Integer call() {
      return numbers.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** A job that cannot be sent. */
  record Unsendable(Object what) implements Job<Void> {

    @Override
    public Void call() {
      return null;
    }
  }

  record Square(int number) implements Job<Integer> {

    @Override
    public Integer call() {
      return number * number;
    }
  }

  record Divide(int by) implements Job<Integer> {

    @Override
    public Integer call() {
      return 100 / by;
    }
  }

  @Test
  @DisplayName(
      "jobs come back with their results or failures, and a pool that is shut down refuses")
  void jobsAndFailures() {
    run(
        () -> {
          try (var pool = pool(2)) {
            say(
                "squares: "
                    + await(pool.submit(new Square(3)))
                    + " "
                    + await(pool.submit(new Square(4))));
            try {
              await(pool.submit(new Divide(0)));
            } catch (ArithmeticException failed) {
              say("the job failed: division by zero");
            }
            say("after that: " + await(pool.submit(new Divide(4))));
            await(pool.shutdown(WaitingJobs.ARE_DONE));
            try {
              pool.submit(new Square(5));
            } catch (IllegalStateException refused) {
              say("refused");
            }
          }
        });
    sameAsCPython("jobs_and_failures", said);
  }

  @Test
  @DisplayName("a job that cannot be packed has a future that fails, and the pool goes on")
  void notPortable() {
    run(
        () -> {
          try (var pool = pool(1)) {
            Future<Void> future =
                attemptingToSubmit(() -> pool.submit(new Unsendable(Thread.currentThread())));
            say("submitted");
            try {
              await(future);
            } catch (NotPortable refused) {
              say("it cannot be sent");
            }
            say("after that: " + await(pool.submit(new Square(3))));
          }
        });
    sameAsCPython("not_portable", said);
    observed("how many workers were launched", launcher.launches()).shouldBe(1);
  }

  @Test
  @DisplayName("what may be sent is what the pool's options allow")
  void theListOfThePool() {
    run(
        () -> {
          var options = new PoolOptions(1, 1, Allowed.values());
          try (var strict = new ProcessPool(EventLoop.running(), options, launcher);
              var pool = pool(1)) {
            observed("what becomes of a job that is allowed", endOf(pool.submit(new Square(3))))
                .suggests(PACKS_BY_ANOTHER_LIST, seen -> seen.equals("not portable"))
                .shouldBe("9");
            observed("what becomes of one that is not", endOf(strict.submit(new Square(3))))
                .suggests(PACKS_BY_ANOTHER_LIST, seen -> seen.equals("9"))
                .shouldBe("not portable");
          }
        });
  }

  private static <T> Future<T> attemptingToSubmit(Supplier<Future<T>> submit) {
    var submitted = new ArrayList<Future<T>>();
    attempting("submitting a job that cannot be packed", () -> submitted.add(submit.get()))
        .suggests(REFUSAL_IS_THROWN)
        .shouldSucceed();
    return submitted.getFirst();
  }

  @Test
  @DisplayName("a job is done as it was when it was submitted")
  void packedWhenSubmitted() {
    run(
        () -> {
          try (var pool = pool(1)) {
            Future<String> first = pool.submit(Act.taking(10, "a"));
            var basket = new Basket();
            basket.numbers.add(1);
            Future<Integer> sum = pool.submit(basket);
            basket.numbers.add(10);
            await(first);
            observed("the sum", await(sum)).suggests(PACKED_LATE, seen -> seen == 11).shouldBe(1);
          }
        });
  }

  @Test
  @DisplayName("who submits one job after the other keeps one worker busy")
  void oneAfterTheOther() {
    run(
        () -> {
          try (var pool = pool(3)) {
            for (int i = 0; i < 5; i++) {
              await(pool.submit(Act.taking(10, "a")));
            }
          }
        });
    observed("how many workers were launched", launcher.launches()).shouldBe(1);
  }

  @Test
  @DisplayName("a worker that dies takes along its own job only, and is replaced")
  void oneDies() {
    run(
        () -> {
          try (var pool = pool(2)) {
            submit(Act.dying(10, "a"));
            submit(Act.taking(20, "b"));
            submit(Act.taking(20, "c"));
            pause(30);
            submit(Act.taking(20, "d"));
          }
        });
    observed(
            "how the jobs ended",
            trace.lines().stream().filter(line -> line.contains(":")).toList())
        .suggests(DEATH_BREAKS_THE_POOL)
        .shouldBe("a: died with 3 at 10", "b: b at 20", "c: c at 30", "d: d at 50");
    observed("how many workers were launched", launcher.launches()).shouldBe(3);
  }

  @Test
  @DisplayName("a job that takes longer than its limit fails, and the next one has another worker")
  void oneTakesTooLong() {
    run(
        () -> {
          try (var pool = pool(1)) {
            noteEnd("a", pool.submit(Act.taking(1_000, "a"), millis(100)));
            submit(Act.taking(10, "b"));
            observed("what the pool says", pool.toString()).shouldBe(pool.facts().toString());
          }
        });
    observed(
            "how the jobs ended",
            trace.lines().stream().filter(line -> line.contains(":")).toList())
        .suggests(LIMIT_IS_LOST, seen -> seen.contains("a: a at 1000"))
        .shouldBe("a: time is up at 100", "b: b at 110");
  }

  @Test
  @DisplayName("a job that is cancelled in the line is not begun; one that has begun is ended")
  void calledOff() {
    run(
        () -> {
          try (var pool = pool(1)) {
            Future<String> a = submit(Act.hanging("a"));
            Future<String> b = submit(Act.taking(10, "b"));
            submit(Act.taking(10, "c"));
            pause(10);
            b.cancel();
            a.cancel();
          }
        });
    observed("what happened", trace.lines().stream().filter(l -> l.contains("begins")).toList())
        .shouldBe("w1 begins a at 0", "w2 begins c at 10");
  }

  @Test
  @DisplayName("what waits when the pool is shut down is done")
  void shutDown() {
    launcher.dyingIn(5);
    run(
        () -> {
          pool(1);
          submit(Act.taking(10, "a"));
          submit(Act.taking(10, "b"));
          Future<Void> gone = pool.shutdown(WaitingJobs.ARE_DONE);
          noteEnd("gone", gone);
          shouldBeRefused("submitting a job afterwards", () -> pool.submit(Act.taking(1, "late")));
          pause(100);
        });
    observed("what happened", trace.lines().stream().filter(line -> line.contains(":")).toList())
        .suggests(DROPS_WAITING, seen -> seen.stream().anyMatch(l -> l.startsWith("b: cancelled")))
        .shouldBe("a: a at 10", "b: b at 20", "gone: null at 25");
  }

  @Test
  @DisplayName("a job that cannot be packed is refused, too, when the pool is shut down")
  void refusedInAnyCase() {
    run(
        () -> {
          pool(1).shutdown(WaitingJobs.ARE_DONE);
          attempting("submitting it", () -> pool.submit(new Unsendable(new Object())).exception())
              .suggests(REFUSES_LATE, thrown -> thrown == null)
              .shouldThrow(IllegalStateException.class);
        });
  }

  @Test
  @DisplayName("what waits can be cancelled at the shutdown; what has begun comes to its end")
  void shutDownCancelling() {
    run(
        () -> {
          pool(1);
          Future<String> a = pool.submit(Act.taking(10, "a"));
          Future<String> b = pool.submit(Act.taking(10, "b"));
          Future<String> c = pool.submit(Act.taking(10, "c"));
          pause(5);
          Future<Void> gone = pool.shutdown(WaitingJobs.ARE_CANCELLED);
          say("a: " + endOf(a));
          await(gone);
          say("b: " + (b.isDone() ? ending(b) : "not done"));
          say("c: " + (c.isDone() ? ending(c) : "not done"));
        });
    observed("how the jobs ended", said)
        .suggests(FAILS_INSTEAD, seen -> seen.contains("b: fails by a CancelledError"))
        .suggests(CANCELS_RUNNING, seen -> seen.contains("a: cancelled"))
        .suggests(FORGETS_TO_CANCEL)
        .shouldBe("a: a", "b: cancelled", "c: cancelled");
    sameAsCPython("shutdown_cancels", said);
  }

  @Test
  @DisplayName("a pool that is being shut down can still be told to cancel what waits")
  void shutDownTwice() {
    run(
        () -> {
          pool(1);
          submit(Act.taking(10, "a"));
          submit(Act.taking(10, "b"));
          Future<Void> first = pool.shutdown(WaitingJobs.ARE_DONE);
          pause(5);
          await(pool.shutdown(WaitingJobs.ARE_CANCELLED));
          observed("whether the first shutdown is done, too", first.isDone()).shouldBe(true);
          ticks(1);
        });
    observed("what happened", trace.lines().stream().filter(line -> line.contains(":")).toList())
        .suggests(SECOND_SHUTDOWN)
        .shouldBe("b: cancelled at 5", "a: a at 10");
  }

  @Test
  @DisplayName("who gives up waiting for the shutdown leaves all others waiting, and close")
  void oneGivesUp() {
    run(
        () -> {
          pool(1);
          submit(Act.taking(10, "a"));
          Future<Void> first = pool.shutdown(WaitingJobs.ARE_DONE);
          Future<Void> second = pool.shutdown(WaitingJobs.ARE_DONE);
          first.cancel();
          attempting("closing the pool", pool::close)
              .suggests(ONE_END_FOR_ALL, CancelledError.class::isInstance)
              .shouldSucceed();
          observed("how the other one ended", second.isDone() ? ending(second) : "not at all")
              .suggests(ONE_END_FOR_ALL, seen -> seen.equals("cancelled"))
              .shouldBe("null");
        });
    observed("how the job ended", List.of(trace.lines().getLast())).shouldBe("a: a at 10");
  }

  @Test
  @DisplayName("the end of the block waits, too, if the pool was shut down before")
  void closedAfterTheShutdown() {
    launcher.dyingIn(5);
    run(
        () -> {
          try (var pool = pool(1)) {
            submit(Act.taking(10, "a"));
            pool.shutdown(WaitingJobs.ARE_DONE);
          }
          at("closed");
        });
    observed("when it was closed", List.of(trace.lines().getLast()))
        .suggests(CLOSED_ALREADY, seen -> seen.contains("closed at 0"))
        .shouldBe("closed at 15");
  }

  @Test
  @DisplayName("the end of the block waits for workers that are idle, as these have to end, too")
  void closedWithAnIdleWorker() {
    launcher.dyingIn(5);
    run(
        () -> {
          try (var pool = pool(1)) {
            await(submit(Act.taking(10, "a")));
            closeInACallback("closing a pool with an idle worker in a callback")
                .suggests(IDLE_DO_NOT_COUNT, thrown -> thrown == null)
                .shouldThrow(IllegalStateException.class);
          }
          at("closed");
        });
    observed("when it was closed", List.of(trace.lines().getLast()))
        .suggests(IDLE_DO_NOT_COUNT, seen -> seen.contains("closed at 10"))
        .shouldBe("closed at 15");
  }

  @Test
  @DisplayName("at the end of the block, all jobs are done and no worker is left")
  void closed() {
    launcher.dyingIn(5);
    run(
        () -> {
          try (var pool = pool(2)) {
            submit(Act.taking(10, "a"));
            submit(Act.taking(20, "b"));
            submit(Act.taking(30, "c"));
          }
          at("closed");
          observed("workers that are left", launcher.alive())
              .suggests(CLOSE_DOES_NOT_WAIT)
              .shouldBe(0);
          observed("what the pool has", pool.facts()).shouldBe(new PoolFacts(0, 0, 0, 0));
        });
    observed("when it was closed", List.of(trace.lines().getLast()))
        .suggests(CLOSE_DOES_NOT_WAIT)
        .shouldBe("closed at 45");
  }

  @Test
  @DisplayName("a pool that had nothing to do is closed at once, outside of a task, too")
  void closedWithoutWorkers() {
    run(
        () -> {
          var outside = new Future<Void>(EventLoop.running());
          pool(1);
          EventLoop.running()
              .callSoon(
                  () -> {
                    attempting("closing it in a callback", pool::close).shouldSucceed();
                    shouldBeRefused(
                        "submitting a job afterwards", () -> pool.submit(Act.taking(1, "late")));
                    outside.setResult(null);
                  });
          await(outside);
        });
  }

  @Test
  @DisplayName("a close that would have to wait, outside of a task, is refused and changes nothing")
  void closedOutsideOfATask() {
    run(
        () -> {
          pool(1);
          submit(Act.taking(10, "a"));
          closeInACallback("closing a pool that works in a callback")
              .suggests(CLOSES_OUTSIDE, thrown -> thrown != null)
              .shouldThrow(IllegalStateException.class);
          attempting("submitting a job afterwards", () -> submit(Act.taking(10, "b")))
              .suggests(CLOSES_OUTSIDE)
              .shouldSucceed();
          pool.close();
        });
    observed("how the jobs ended", trace.lines().stream().filter(l -> l.contains(":")).toList())
        .shouldBe("a: a at 10", "b: b at 20");
  }

  private Attempt closeInACallback(String what) {
    var attempt = new Future<Attempt>(EventLoop.running());
    EventLoop.running().callSoon(() -> attempt.setResult(attempting(what, pool::close)));
    return await(attempt);
  }

  @Test
  @DisplayName(
      "who is cancelled in close has all jobs cancelled, their workers killed, and goes on")
  void closeIsCancelled() {
    launcher.dyingIn(50);
    run(
        () -> {
          Task<Void> task =
              start(
                  "closes",
                  () -> {
                    try (var pool = pool(1)) {
                      submit(Act.hanging("a"));
                      submit(Act.taking(10, "b"));
                    } finally {
                      at("closed");
                    }
                  });
          pause(100);
          task.cancel("no time left");
          attempting("awaiting who closed it", () -> await(task))
              .suggests(
                  HURRY_IS_SWALLOWED, thrown -> thrown == null || thrown instanceof CancelledError)
              .shouldSatisfy(
                  "the CancelledError that it was cancelled by: no time left",
                  thrown ->
                      thrown instanceof CancelledError
                          && "no time left".equals(thrown.getMessage()));
          pause(200);
          observed("workers that are left", launcher.alive()).suggests(HURRY_IGNORED).shouldBe(0);
        });
    observed("what happened", trace)
        .suggests(HURRY_WAITS, seen -> seen.contains("closed at 150"))
        .suggests(HURRY_IGNORED, seen -> !seen.contains("w1 is killed at 100"))
        .shouldSatisfy(
            "a and b cancelled, w1 killed and the block left, all at 100; no other worker",
            seen ->
                seen.contains("a: cancelled at 100")
                    && seen.contains("b: cancelled at 100")
                    && seen.contains("w1 is killed at 100")
                    && seen.contains("closed at 100")
                    && launcher.launches() == 1);
  }

  @Test
  @DisplayName("wherever the program is cancelled, all jobs end and no worker is left")
  void theProgramIsCancelledAtEveryMoment() {
    EveryMoment.strike("cancelled", moment -> new ProcessPoolTest().cancelAt(moment));
  }

  private void cancelAt(EveryMoment moment) {
    launcher.launchingIn(3).dyingIn(5);
    var jobs = new ArrayList<Future<String>>();
    var tasks = new ArrayList<Task<Void>>();
    run(
        () -> {
          EventLoop.running()
              .addObserver(
                  new LoopObserver() {
                    @Override
                    public void afterCallback(Handle handle) {
                      if (!tasks.isEmpty()) {
                        moment.pass(tasks.getFirst()::cancel);
                      }
                    }
                  });
          tasks.add(
              start(
                  "main",
                  () -> {
                    try (var pool = pool(2)) {
                      jobs.add(pool.submit(Act.taking(10, "a")));
                      jobs.add(pool.submit(Act.dying(10, "b")));
                      jobs.add(pool.submit(Act.taking(10, "c"), millis(5)));
                      await(gatherSettled(jobs));
                    }
                  }));
          pause(500);
          observed("whether the program has ended", tasks.getFirst().isDone()).shouldBe(true);
          if (!tasks.getFirst().isCancelled()) {
            tasks.getFirst().exception();
          }
          observed("jobs that have not ended", jobs.stream().filter(job -> !job.isDone()).count())
              .shouldBe(0L);
          observed("workers that are left", launcher.alive()).suggests(HURRY_IGNORED).shouldBe(0);
          jobs.stream().filter(job -> !job.isCancelled()).forEach(Future::exception);
        });
  }

  @Test
  @DisplayName("a map is done by the pool's workers, in chunks and in order")
  void mapped() {
    run(
        () -> {
          try (var pool = pool(2)) {
            say(
                "the squares: "
                    + pool.map(new Squared(), List.of(1, 2, 3, 4, 5), Chunking.of(2)).toList());
            try (var results = pool.map(new Reciprocal(), List.of(1, 2, 0, 4), Chunking.of(1))) {
              for (int result : results) {
                say("100 divided: " + result);
              }
            } catch (ArithmeticException failed) {
              say("that failed");
            }
            say("an empty map: " + pool.map(new Squared(), List.of(), Chunking.of(2)).toList());
          }
        });
    sameAsCPython("mapped", said);
  }

  record Squared() implements JobFunction<Integer, Integer> {

    @Override
    public Integer apply(Integer number) {
      return number * number;
    }
  }

  record Reciprocal() implements JobFunction<Integer, Integer> {

    @Override
    public Integer apply(Integer number) {
      return 100 / number;
    }
  }
}
