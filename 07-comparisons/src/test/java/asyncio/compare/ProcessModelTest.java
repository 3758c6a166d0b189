package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.process.Allowed;
import asyncio.process.NotPortable;
import asyncio.process.PoolOptions;
import asyncio.process.WorkerDied;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.2", part = 2, points = 14, seconds = 30)
@DisplayName("07.2 Multiprocessing, part 2: the model")
class ProcessModelTest extends ModelTests {

  private static final Misconception ONE_TRIP_AT_A_TIME =
      Misconception.of(
          "one-trip-at-a-time",
          "a trip is awaited before the next is submitted, so one worker is all there ever is");

  private static final Misconception AS_THEY_COME =
      Misconception.of(
          "results-as-trips-end", "the results come in the order in which the trips ended");

  private static final Misconception ONE_JOB_A_TRIP =
      Misconception.of(
          "a-trip-for-each-job", "each job has a trip of its own, whatever the model was told");

  private static final Misconception RUNS_ON =
      Misconception.of(
          "others-keep-their-workers",
          "after a failure the other trips go on. To cancel their futures kills their workers");

  private static final Misconception NOT_GONE =
      Misconception.of(
          "killed-is-gone",
          "a process that was killed is not gone at once, and the method ends before it is");

  private static final Misconception GROUPED =
      Misconception.of(
          "failure-comes-in-a-group",
          "the failure comes out inside of another exception, such as that of a task group");

  private static final Misconception IN_ORDER =
      Misconception.of(
          "failure-waits-for-its-turn",
          "the trips are awaited in order, so a failure is not noticed before all in front of it"
              + " have ended");

  private static final Misconception POOL_FOR_EACH =
      Misconception.of(
          "pool-for-each-list", "the workers of one list of jobs are not there for the next");

  private static final Misconception EARLY =
      Misconception.of("starts-workers-early", "a worker was started before there was a job");

  private static final Misconception OWN_PACKAGE =
      Misconception.of(
          "own-package-is-not-allowed",
          "jobs of this package, and the shipment itself, cannot be sent, as their package is not"
              + " allowed");

  private static final Misconception LEFT =
      Misconception.of("close-leaves-workers", "after close, worker processes are still there");

  private static final Misconception BROKEN =
      Misconception.of(
          "broken-after-a-failure", "the model cannot be used any more after a list that failed");

  private static final Misconception RUNS_ON_WHEN_INTERRUPTED =
      Misconception.of(
          "killed-by-an-interrupt-is-gone",
          "when the caller was interrupted, processes were killed as well, and they are not gone at"
              + " once either");

  private static final Misconception GOOD_WORKER_GOES =
      Misconception.of(
          "pool-for-each-failure",
          "after a failure, there are other workers. The one whose job has thrown something is as"
              + " good as before");

  private static final Misconception OPTIONS_LOST =
      Misconception.of(
          "options-are-made-anew",
          "of the options that the model was made with, something is lost. This package comes in"
              + " addition to them");

  private static final Misconception LAUNCHER_AGAIN =
      Misconception.of(
          "launcher-when-it-is-made",
          "what makes the launcher is called when the model is made, or for each list. Once is"
              + " enough, when there are jobs");

  private static final Misconception HURRIED_CLOSE =
      Misconception.of(
          "close-leaves-when-interrupted",
          "close ends at an interrupt, and the workers have not ended. A call on the loop that was"
              + " interrupted is given up, so make it again");

  private static final Misconception CLOSE_SWALLOWS =
      Misconception.of(
          "close-swallows-the-interrupt",
          "an interrupt that came during close is forgotten. Set it again at the end");

  private static final Misconception ASKED_IS_GONE =
      Misconception.of(
          "asked-to-end-is-gone",
          "close asks the workers to end, and does not wait until they have");

  record Double(int number) implements Job<Integer> {
    @Override
    public Integer perform(Site site) {
      return 2 * number;
    }
  }

  record Nothing() implements Job<String> {
    @Override
    public String perform(Site site) {
      return null;
    }
  }

  record Fail(String message) implements Job<String> {
    @Override
    public String perform(Site site) throws IOException {
      throw new IOException(message);
    }
  }

  private final CompletableFuture<PretendWorkers> made = new CompletableFuture<>();
  private final List<Allowed> asked = new CopyOnWriteArrayList<>();
  private Model opened;

  private Model model(int workers, int jobsPerTrip) {
    return model(workers, jobsPerTrip, 1, 1, false);
  }

  private Model model(int workers, int jobsPerTrip, int hangs, int answers, boolean linger) {
    return model(
        PoolOptions.allowing().withMostWorkers(workers), jobsPerTrip, hangs, answers, linger);
  }

  private Model model(
      PoolOptions options, int jobsPerTrip, int hangs, int answers, boolean linger) {
    opened =
        new ProcessModel(
            options,
            jobsPerTrip,
            allowed -> {
              asked.add(allowed);
              var pretend = new PretendWorkers(allowed, hangs, answers, linger);
              made.complete(pretend);
              return made.join();
            });
    return opened;
  }

  private PretendWorkers workers() {
    return made.join();
  }

  @AfterEach
  void close() {
    if (made.isDone()) {
      workers().letThemEnd();
    }
    if (opened != null) {
      opened.close();
    }
  }

  private static List<Job<Integer>> doubles(int howMany) {
    var jobs = new ArrayList<Job<Integer>>();
    for (int i = 0; i < howMany; i++) {
      jobs.add(new Double(i));
    }
    return jobs;
  }

  /** For whoever would leave too early. */
  private static final Duration SOON = Duration.ofMillis(50);

  private static final List<Integer> SIX = List.of(0, 2, 4, 6, 8, 10);

  @Test
  @DisplayName("trips go on at once, and the results come in the order of the jobs")
  void resultsInOrder() throws Exception {
    Model model = model(3, 2, 1, 3, false);
    var caller = new Caller<>(model, doubles(6));
    Throwable thrown =
        during(
            ONE_TRIP_AT_A_TIME,
            "six jobs in three trips, none of which ends before all have begun",
            caller::thrown);
    observed("what came out", thrown)
        .suggests(OWN_PACKAGE, seen -> seen instanceof NotPortable)
        .shouldBe(null);
    observed("the results, of which the last came first", (Object) caller.result())
        .suggests(AS_THEY_COME)
        .shouldBe(SIX);
    observed("how many workers were started", workers().launches.get()).shouldBe(3);
  }

  @Test
  @DisplayName("a trip has as many jobs as the model was told")
  void chunks() throws Exception {
    List<Integer> results =
        during(OWN_PACKAGE, "jobs of this package", () -> model(2, 4).runAll(doubles(6)));
    observed("the results", (Object) results).shouldBe(SIX);
    observed("how many trips six jobs took, by four", workers().trips.get())
        .suggests(ONE_JOB_A_TRIP, seen -> seen == 6)
        .shouldBe(2);
  }

  @Test
  @DisplayName("null is a result, and no jobs have no results and no workers")
  void nullAndNothing() throws Exception {
    Model model = model(1, 2);
    observed("the results of no jobs", model.runAll(List.<Job<String>>of())).shouldBe(List.of());
    observed("whether a worker was started for them", made.isDone() && workers().launches.get() > 0)
        .suggests(EARLY)
        .shouldBe(false);
    observed("how often a launcher was asked for", asked.size())
        .suggests(LAUNCHER_AGAIN, seen -> seen > 1)
        .shouldSatisfy("once at most", seen -> seen <= 1);
    observed("two results", (Object) model.runAll(List.of(new Nothing(), new Nothing())))
        .shouldBe(Arrays.asList(null, null));
  }

  @Test
  @DisplayName("the workers of one list do the next one, too")
  void workersAreKept() throws Exception {
    Model model = model(1, 3);
    for (int i = 0; i < 3; i++) {
      model.runAll(doubles(3));
    }
    observed("how many workers were started for three lists", workers().launches.get())
        .suggests(POOL_FOR_EACH)
        .shouldBe(1);
    observed("how often a launcher was asked for", asked.size())
        .suggests(LAUNCHER_AGAIN)
        .shouldBe(1);
  }

  @Test
  @DisplayName("nothing is asked for before there is a list, not even a launcher")
  void nothingIsMadeEarly() {
    Model model = model(1, 3);
    observed("how often a launcher was asked for, when the model was made", asked.size())
        .suggests(LAUNCHER_AGAIN)
        .shouldBe(0);
    model.close();
    observed("how often a launcher was asked for, when it was closed", asked.size())
        .suggests(LAUNCHER_AGAIN)
        .shouldBe(0);
  }

  @Test
  @DisplayName("that there is no launcher comes out, and is tried again by the next list")
  void noLauncher() throws Exception {
    opened =
        new ProcessModel(
            PoolOptions.allowing().withMostWorkers(1),
            1,
            allowed -> {
              asked.add(allowed);
              if (asked.size() == 1) {
                throw new IllegalStateException("no launcher");
              }
              made.complete(new PretendWorkers(allowed, 1, 1, false));
              return made.join();
            });
    attempting("running jobs without a launcher", () -> opened.runAll(doubles(6)))
        .suggests(GROUPED)
        .shouldThrow(IllegalStateException.class);
    observed("the next list", (Object) opened.runAll(doubles(6))).suggests(BROKEN).shouldBe(SIX);
  }

  @Test
  @DisplayName("the options are kept: what may be sent, and when a worker is replaced")
  void optionsAreKept() throws Exception {
    var allowed = new Allowed(Set.of("shop.jobs"), 50, 1_000, 100_000);
    Model model = model(new PoolOptions(1, 2, allowed), 1, 1, 1, false);
    model.runAll(doubles(4));
    observed("what may be sent to the workers", asked.getFirst())
        .suggests(OPTIONS_LOST)
        .shouldBe(allowed.and("asyncio.compare"));
    observed("how many workers were started for four trips, two for each", workers().launches.get())
        .suggests(OPTIONS_LOST)
        .shouldBe(2);
  }

  @Test
  @DisplayName("the worker of a job that has thrown something does the next list")
  void aGoodWorkerIsKept() throws Exception {
    Model model = model(1, 1);
    attempting("running a job that fails", () -> model.runAll(List.of(new Fail("disk"))))
        .suggests(GROUPED)
        .shouldThrow(IOException.class);
    observed("the next list", (Object) model.runAll(doubles(6))).suggests(BROKEN).shouldBe(SIX);
    observed("how many workers were started", workers().launches.get())
        .suggests(GOOD_WORKER_GOES)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a failure comes out as it is, kills those at work, and no more is begun")
  void aFailure() {
    List<Job<String>> jobs =
        List.of(
            new PretendWorkers.Hang(),
            new Fail("disk"),
            new PretendWorkers.Hang(),
            new PretendWorkers.Hang());
    Model model = model(2, 1);
    Throwable thrown =
        during(
            IN_ORDER,
            "running a job that hangs, and beside it one that fails",
            () -> {
              try {
                model.runAll(jobs);
                return null;
              } catch (Throwable failure) {
                return failure;
              }
            });
    observed("what came out", String.valueOf(thrown))
        .suggests(GROUPED, seen -> seen.contains("disk") || seen.contains("Group"))
        .shouldBe("java.io.IOException: disk");
    observed("how many workers were killed", workers().kills.get())
        .suggests(RUNS_ON, seen -> seen == 0)
        .shouldSatisfy("one, or two if the third job had begun", n -> n == 1 || n == 2);
    observed("how many workers are alive that have not answered", workers().hangingWorkers())
        .suggests(RUNS_ON)
        .shouldBe(0);
  }

  @Test
  @DisplayName("the method ends when the killed processes have")
  void killedProcessesTakeAWhile() throws Exception {
    Model model = model(2, 1, 1, 1, true);
    var caller =
        new Caller<>(model, List.<Job<String>>of(new PretendWorkers.Hang(), new Fail("disk")));
    during(
        RUNS_ON, "waiting until the other job's worker is killed", () -> workers().killed.await());
    observed("whether the method has ended while the killed process is there", caller.endsSoon())
        .suggests(NOT_GONE)
        .shouldBe(false);
    workers().letThemEnd();
    observed("what came out", String.valueOf(caller.thrown()))
        .suggests(GROUPED)
        .shouldBe("java.io.IOException: disk");
  }

  @Test
  @DisplayName("a worker that dies fails its jobs, and the model goes on with another one")
  void aWorkerDies() throws Exception {
    Model model = model(1, 1);
    WorkerDied died =
        attempting(
                "running a job that ends its process",
                () -> model.runAll(List.of(new PretendWorkers.Die(3), new Nothing())))
            .suggests(GROUPED, thrown -> thrown != null && !(thrown instanceof WorkerDied))
            .shouldThrow(WorkerDied.class);
    observed("the exit code", died.exitCode()).shouldBe(3);
    List<Integer> results =
        during(BROKEN, "the next list, after a worker has died", () -> model.runAll(doubles(6)));
    observed("its results", (Object) results).suggests(BROKEN).shouldBe(SIX);
  }

  @Test
  @DisplayName("an interrupted caller has the workers killed, and the model goes on")
  void theCallerIsInterrupted() throws Exception {
    Model model = model(2, 1, 2, 1, false);
    var caller =
        new Caller<>(
            model,
            List.of(
                new PretendWorkers.Hang(), new PretendWorkers.Hang(), new PretendWorkers.Hang()));
    made.join().hanging.await();
    caller.interrupt();
    Throwable thrown = during(RUNS_ON, "waiting for a caller that was interrupted", caller::thrown);
    observed("what came out", thrown)
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("how many workers were killed", workers().kills.get()).suggests(RUNS_ON).shouldBe(2);
    observed("how many workers are alive that have not answered", workers().hangingWorkers())
        .suggests(NOT_GONE)
        .shouldBe(0);
    List<Integer> results =
        during(BROKEN, "the next list, after an interrupt", () -> model.runAll(doubles(6)));
    observed("its results", (Object) results).suggests(BROKEN).shouldBe(SIX);
  }

  @Test
  @DisplayName("an interrupted caller waits for the killed processes, too")
  void killedByAnInterrupt() throws Exception {
    Model model = model(1, 1, 1, 1, true);
    var caller = new Caller<>(model, List.of(new PretendWorkers.Hang()));
    made.join().hanging.await();
    caller.interrupt();
    during(RUNS_ON, "waiting until the job's worker is killed", () -> workers().killed.await());
    observed("whether the method has ended while the killed process is there", caller.endsSoon())
        .suggests(RUNS_ON_WHEN_INTERRUPTED)
        .shouldBe(false);
    workers().letThemEnd();
    observed("what came out", caller.thrown())
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("whether the caller's thread is interrupted", caller.wasInterruptedAfterwards())
        .shouldBe(false);
  }

  @Test
  @DisplayName("a job that cannot be sent fails, and the model goes on")
  void aLambda() throws Exception {
    Model model = model(1, 1);
    Job<Integer> lambda = _ -> 1;
    attempting("running a record and a lambda", () -> model.runAll(List.of(new Double(1), lambda)))
        .suggests(GROUPED, thrown -> thrown != null && !(thrown instanceof NotPortable))
        .shouldThrow(NotPortable.class);
    List<Integer> results =
        during(BROKEN, "the next list, after a refused job", () -> model.runAll(doubles(6)));
    observed("its results", (Object) results).suggests(BROKEN).shouldBe(SIX);
  }

  @Test
  @DisplayName("closing ends the workers, and can be done again, and by who has used nothing")
  void closing() throws Exception {
    Model unused = new ProcessModel(PoolOptions.allowing(), 1);
    unused.close();
    unused.close();
    Model model = model(2, 1);
    model.runAll(doubles(6));
    model.close();
    observed("how many workers are alive", workers().alive.get()).suggests(LEFT).shouldBe(0);
    during(LEFT, "closing a second time", () -> model.close());
  }

  @Test
  @DisplayName("closing waits until the workers have ended, also if it is interrupted")
  void closingTakesAWhile() throws Exception {
    Model model = model(1, 1);
    model.runAll(doubles(1));
    workers().retiredLinger();
    var interrupted = new AtomicBoolean();
    Thread closing =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    model.close();
                  } finally {
                    interrupted.set(Thread.currentThread().isInterrupted());
                  }
                });
    during(LEFT, "waiting until the worker is asked to end", () -> workers().retired.await());
    observed("whether close is over while the worker is there", closing.join(SOON))
        .suggests(ASKED_IS_GONE)
        .shouldBe(false);
    closing.interrupt();
    observed("whether close is over while the worker is there", closing.join(SOON))
        .suggests(HURRIED_CLOSE)
        .shouldBe(false);
    workers().letThemEnd();
    closing.join();
    observed("whether the thread is interrupted", interrupted.get())
        .suggests(CLOSE_SWALLOWS)
        .shouldBe(true);
  }

  @Test
  @DisplayName("closing by a thread that is interrupted ends the workers, too")
  void closingInAHurry() throws Exception {
    Model model = model(2, 1);
    model.runAll(doubles(6));
    Thread.currentThread().interrupt();
    boolean interrupted;
    try {
      model.close();
    } finally {
      interrupted = Thread.interrupted();
    }
    observed("how many workers are alive", workers().alive.get())
        .suggests(HURRIED_CLOSE)
        .shouldBe(0);
    observed("whether the thread is interrupted", interrupted)
        .suggests(CLOSE_SWALLOWS)
        .shouldBe(true);
  }
}
