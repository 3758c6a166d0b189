package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.1", part = 2, points = 10, seconds = 25)
@DisplayName("07.1 Threads, part 2: virtual threads")
class VirtualThreadsTest extends ModelTests {

  private static final Misconception PLATFORM =
      Misconception.of("threads-are-platform-threads", "the jobs run on platform threads");

  private static final Misconception FEW =
      Misconception.of(
          "virtual-threads-are-pooled",
          "there are fewer threads than jobs, so jobs wait for threads. Virtual threads are made"
              + " for one job each; what limits them is something else");

  private static final Misconception NAMELESS =
      Misconception.of(
          "virtual-threads-without-names",
          "virtual threads have no names unless they are given some, and a thread dump with a"
              + " thousand empty names helps nobody");

  private static final Misconception NO_LIMIT =
      Misconception.of(
          "limit-is-not-kept", "more jobs have begun, and not ended, than may be at once");

  private static final Misconception LIMITS_THREADS =
      Misconception.of(
          "limit-lets-one-less",
          "fewer jobs are begun at once than the limit allows, and these wait for each other");

  private static final Misconception PLACE_IS_LOST =
      Misconception.of(
          "places-stay-taken",
          "places that were taken in one list are missing in the next: a failed job has kept its"
              + " place for good");

  private static final Misconception PLACE_IS_GIVEN_ON =
      Misconception.of(
          "failed-job-gives-its-place",
          "a job that failed has given its place to one that waited, which so began after the"
              + " failure. A finally is too early for that");

  private static final Misconception LOOKS_BEFORE_WAITING =
      Misconception.of(
          "looks-before-it-waits",
          "a job has got its place from one that ended well, and has begun though another had"
              + " failed by then. Who has waited for a place has to look when he has it, not"
              + " before");

  private static final Misconception STARTED_WHEN_FREE =
      Misconception.of(
          "started-when-a-place-is-free",
          "a thread is not started before there is a place for its job. The job's own thread is"
              + " what waits");

  private static final Misconception WAITS_DEAF =
      Misconception.of(
          "waits-for-a-place-deaf",
          "a job that waits for its place does not hear that it is told to end. Wait such that an"
              + " interrupt ends it");

  private static final Misconception ANY_LIMIT =
      Misconception.of("takes-any-limit", "a limit below one can let nobody in, and is refused");

  @Test
  @DisplayName("a thousand jobs that wait for each other run at once")
  void aThousandAtOnce() throws Exception {
    observed(
            "whether a job's thread is virtual",
            new VirtualThreads().runAll(List.<Job<Boolean>>of(_ -> isVirtual())).getFirst())
        .suggests(PLATFORM)
        .shouldBe(true);
    var all = new CountDownLatch(1_000);
    var jobs = new ArrayList<Job<Integer>>();
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      jobs.add(
          _ -> {
            all.countDown();
            all.await();
            return number;
          });
    }
    List<Integer> results =
        during(
            FEW,
            "running a thousand jobs that wait for each other",
            () -> new VirtualThreads().runAll(probe.watchAll(jobs)));
    observed("whether the results are in the order of the jobs", results.equals(numbers(1_000)))
        .shouldBe(true);
    observed("how many of the threads are platform threads", probe.facts().platformThreads())
        .suggests(PLATFORM)
        .shouldBe(0);
    observed("how many virtual threads there were", probe.facts().virtualThreads())
        .suggests(FEW)
        .shouldBe(1_000);
  }

  private static boolean isVirtual() {
    return Thread.currentThread().isVirtual();
  }

  @Test
  @DisplayName("no job finds what another one has left in a thread-local")
  void nothingIsLeftInAThread() throws Exception {
    var user = new ThreadLocal<String>();
    Job<String> job =
        _ -> {
          String found = user.get();
          user.set("anna");
          return String.valueOf(found);
        };
    Model model = new VirtualThreads(1);
    var found = new ArrayList<>(model.runAll(List.of(job, job, job)));
    found.addAll(model.runAll(List.of(job)));
    observed("what each of four jobs found in a thread-local that it then set", found)
        .suggests(FEW)
        .shouldBe(new ArrayList<>(List.of("null", "null", "null", "null")));
  }

  @Test
  @DisplayName("the threads have the names of their jobs")
  void theyHaveNames() throws Exception {
    Job<String> name = _ -> Thread.currentThread().getName();
    Model model = new VirtualThreads();
    for (int i = 0; i < 2; i++) {
      observed("the names of the threads of one list", model.runAll(List.of(name, name, name)))
          .suggests(NAMELESS, seen -> seen.contains(""))
          .shouldBe("job-0", "job-1", "job-2");
    }
  }

  @Test
  @DisplayName("no more jobs run at once than the limit allows, and all are done")
  void theLimit() throws Exception {
    var inside = new AtomicInteger();
    var tooMany = new AtomicInteger();
    var jobs = new ArrayList<Job<Integer>>();
    for (int i = 0; i < 200; i++) {
      int number = i;
      jobs.add(
          _ -> {
            if (inside.incrementAndGet() > 3) {
              tooMany.incrementAndGet();
            }
            for (int turn = 0; turn < 5; turn++) {
              Thread.yield();
            }
            inside.decrementAndGet();
            return number;
          });
    }
    List<Integer> results = new VirtualThreads(3).runAll(jobs);
    observed("how often a fourth job was begun", tooMany.get()).suggests(NO_LIMIT).shouldBe(0);
    observed("whether the results are in the order of the jobs", results.equals(numbers(200)))
        .shouldBe(true);
  }

  @Test
  @DisplayName("as many jobs run at once as the limit allows")
  void theLimitIsUsed() throws Exception {
    List<Integer> results =
        during(
            LIMITS_THREADS,
            "running three jobs that wait for each other, with a limit of three",
            () -> new VirtualThreads(3).runAll(probe.watchAll(meeting(3))));
    observed("the results", (Object) results).shouldBe(numbers(3));
  }

  @Test
  @DisplayName("an interrupted caller ends those that wait for their place, too")
  void theCallerIsInterruptedWhileJobsWait() throws Exception {
    var oneHasBegun = new CountDownLatch(1);
    Job<Integer> waits =
        site -> {
          oneHasBegun.countDown();
          return this.<Integer>held(1).perform(site);
        };
    var caller =
        new Caller<>(new VirtualThreads(1), probe.watchAll(Collections.nCopies(20, waits)));
    oneHasBegun.await();
    caller.awaitWaiting();
    Await.turnsOfVirtualThreads();
    caller.interrupt();
    Throwable thrown =
        during(
            WAITS_DEAF,
            "interrupting a caller, one of whose jobs runs while others wait for their place",
            caller::thrown);
    observed("what came out", thrown)
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("how many of the jobs have begun", probe.facts().begun())
        .suggests(PLACE_IS_GIVEN_ON, seen -> seen > 1)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a failure ends those that wait for their place before they begin")
  void noneBeginsAfterAFailureThatHadAPlace() throws Exception {
    for (int round = 0; round < 20; round++) {
      var failure = new IOException("disk");
      var begun = new AtomicInteger();
      var oneHasBegun = new CountDownLatch(1);
      var othersWait = new CountDownLatch(1);
      Job<String> fails =
          _ -> {
            begun.incrementAndGet();
            oneHasBegun.countDown();
            othersWait.await();
            throw failure;
          };
      var caller = new Caller<>(new VirtualThreads(1), Collections.nCopies(4, fails));
      oneHasBegun.await();
      caller.awaitWaiting();
      Await.turnsOfVirtualThreads();
      othersWait.countDown();
      Throwable thrown =
          during(
              WAITS_DEAF,
              "waiting for a caller, one of whose jobs failed while three waited for their place",
              caller::thrown);
      observed("how many of four jobs that fail have begun", begun.get())
          .suggests(PLACE_IS_GIVEN_ON)
          .shouldBe(1);
      observed("what came out", thrown).shouldBeSameAs(failure);
    }
  }

  @Test
  @DisplayName("none begins after a failure in the place of a job that ends well")
  void noneBeginsInThePlaceOfOneThatEndsWell() throws Exception {
    for (int round = 0; round < 30; round++) {
      var failure = new IOException("disk");
      var failing = new CompletableFuture<Thread>();
      var begun = new AtomicInteger();
      var mayFail = new CountDownLatch(1);
      // Ends well as soon as the other one's thread has ended, or it is told to end.
      Job<String> endsWell =
          _ -> {
            try {
              failing.get().join();
            } catch (InterruptedException told) {
              // It has done what it could.
            }
            return "well";
          };
      Job<String> fails =
          _ -> {
            failing.complete(Thread.currentThread());
            mayFail.await();
            throw failure;
          };
      // Whichever jobs come first have the two places.
      Job<String> job =
          site ->
              switch (begun.getAndIncrement()) {
                case 0 -> endsWell.perform(site);
                case 1 -> fails.perform(site);
                default -> "late";
              };
      var caller = new Caller<>(new VirtualThreads(2), Collections.nCopies(20, job));
      failing.get();
      caller.awaitWaiting();
      Await.turnsOfVirtualThreads();
      mayFail.countDown();
      Throwable thrown =
          during(
              WAITS_DEAF,
              "waiting for a caller, one of whose jobs failed while others waited for their place",
              caller::thrown);
      observed("what came out", thrown).shouldBeSameAs(failure);
      observed("how many of 20 jobs have begun, of which the second failed", begun.get())
          .suggests(LOOKS_BEFORE_WAITING)
          .shouldBe(2);
    }
  }

  @Test
  @DisplayName("each job has its thread from the beginning, and waits there for its place")
  void threadsAreThereFromTheBeginning() throws Exception {
    var made = new AtomicInteger();
    var inherited =
        new InheritableThreadLocal<String>() {
          @Override
          protected String childValue(String parent) {
            made.incrementAndGet();
            return parent;
          }
        };
    inherited.set("seen by each thread that is made here");
    try {
      new VirtualThreads().runAll(List.of(returning(1), returning(2)));
      if (made.get() < 2) {
        return; // Threads that inherit nothing cannot be seen in this way.
      }
      made.set(0);
      Held<String> first = held("first");
      var caller =
          new Caller<>(
              new VirtualThreads(1), List.of(first, returning("second"), returning("third")));
      during(
          STARTED_WHEN_FREE,
          "waiting for the threads of three jobs, of which one has a place",
          () -> {
            while (made.get() < 4) { // the caller's own is one of them
              Thread.sleep(Duration.ofMillis(1));
            }
          });
      first.release();
      observed("the results", caller.result()).shouldBe("first", "second", "third");
    } finally {
      inherited.remove();
    }
  }

  @Test
  @DisplayName("the next list has all places again, however the one before has ended")
  void placesComeBack() throws Exception {
    Model model = new VirtualThreads(2);
    for (int i = 0; i < 2; i++) {
      attempting(
              "running a job that fails", () -> model.runAll(List.of(failing(new IOException()))))
          .shouldThrow(IOException.class);
    }
    List<Integer> results =
        during(
            PLACE_IS_LOST,
            "running two jobs that wait for each other, after lists that failed",
            () -> model.runAll(meeting(2)));
    observed("the results", (Object) results).shouldBe(numbers(2));
  }

  @Test
  @DisplayName("a limit is at least one")
  void limitsAreChecked() {
    for (int limit : new int[] {0, -1}) {
      attempting("a limit of " + limit, () -> new VirtualThreads(limit))
          .suggests(ANY_LIMIT, thrown -> thrown == null)
          .shouldThrow(IllegalArgumentException.class);
    }
  }
}
