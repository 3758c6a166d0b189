package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Needs the preview {@code java.util.concurrent.StructuredTaskScope} of JDK 25. */
@Grades(value = "07.4", part = 1, points = 14, seconds = 30)
@Needs(Need.THREADS)
@DisplayName("07.4 Choosing, part 1: structured concurrency")
class InScopeTest extends ModelTests {

  private static final ScopedValue<String> USER = ScopedValue.newInstance();

  private static final Misconception ONE_BY_ONE =
      Misconception.of(
          "joins-each-fork",
          "each job has a scope of its own, which is joined before the next job is forked. Fork"
              + " them all in one, then join");

  private static final Misconception AS_THEY_END =
      Misconception.of(
          "results-as-they-complete",
          "the results come in the order in which the jobs ended. The subtasks, in the order in"
              + " which they were forked, have them");

  private static final Misconception NULLS =
      Misconception.of("null-is-refused", "a job may return null. List.copyOf refuses that");

  private static final Misconception WRAPPED =
      Misconception.of(
          "failed-exception-comes-out",
          "what comes out of join is a FailedException around what the job threw. The very object"
              + " is its cause");

  private static final Misconception WAITS_FOR_ALL =
      Misconception.of(
          "awaits-all",
          "the joiner awaits all jobs, failed or not, so nobody is told when the first one fails."
              + " Joiner.awaitAll is for jobs that have nothing to do with each other");

  private static final Misconception BEGINS_ALL_THE_SAME =
      Misconception.of(
          "begins-in-a-cancelled-scope",
          "a thread that was started before the failure, and had no turn until then, begins its job"
              + " all the same. It has to ask the scope");

  private static final Misconception INHERITS_NOTHING =
      Misconception.of(
          "threads-of-its-own",
          "a scoped value that the caller has bound is not bound in the jobs. Only threads that are"
              + " forked in a scope inherit it, and not those of an executor");

  private static final Misconception NO_NAMES =
      Misconception.of(
          "default-threads",
          "the scope's own factory makes threads without names. Its configuration takes another"
              + " one");

  private static final Misconception LATE_UNNOTICED =
      Misconception.of("limit-is-not-kept", "the time is over, and the jobs go on");

  private static final Misconception LATE_EXCEPTION =
      Misconception.of(
          "preview-exception-comes-out",
          "StructuredTaskScope has a TimeoutException of its own, an unchecked one. The one of"
              + " java.util.concurrent is promised");

  private static final Misconception LIMIT_IN_ALL =
      Misconception.of(
          "limit-from-the-beginning",
          "this list has not had the whole limit. The time runs from the call on, and not from when"
              + " the model was made");

  private static final Misconception FIRST_FAILURE_ENDS =
      Misconception.of(
          "failure-ends-the-search",
          "one failure has ended everything though there were enough other jobs");

  private static final Misconception TRIES_ON =
      Misconception.of(
          "hopes-on",
          "so many have failed that there cannot be enough any more, and the rest still runs");

  private static final Misconception LAST_FAILURE =
      Misconception.of(
          "last-failure-comes-out", "the failure that came out is not the one that came first");

  private static final Misconception RACES =
      Misconception.of(
          "joiner-without-lock",
          "onComplete is called by many threads at once, and what it changes is not guarded");

  private static final Misconception ONE_MORE =
      Misconception.of(
          "takes-one-more",
          "another job has ended after there were enough, and before the scope was cancelled, and"
              + " its result was taken, too. Who has what he wants must say no to what comes");

  private static final Misconception NEVER_OVER =
      Misconception.of(
          "waits-for-one-more",
          "enough have returned, and onComplete has not said that it is over");

  private static final Misconception NULL_IS_NONE =
      Misconception.of("null-is-no-result", "a job may return null, and that is a result");

  private static final Misconception LIMIT_WITHOUT_NAMES =
      Misconception.of(
          "limit-forgets-the-names",
          "each method of a configuration returns another one. If the limit is added to the first,"
              + " the factory is lost");

  private static final Misconception ANOTHER_SITE =
      Misconception.of(
          "suspends-a-virtual-thread",
          "a virtual thread waits by blocking: the JVM takes it from its carrier. Site.suspending"
              + " is for coroutines on a loop");

  private static final Misconception NO_CHECK =
      Misconception.of("asks-for-any-number", "nobody has looked how many are wanted");

  private final Model model = new InScope();

  /** Whether jobs that keep a processor are to let go of it: they would keep it in other tests. */
  private static volatile AtomicBoolean letGo = new AtomicBoolean();

  @BeforeEach
  void letGoOfProcessors() {
    letGo.set(true);
    letGo = new AtomicBoolean();
  }

  @Test
  @DisplayName("all jobs are forked before any is waited for")
  void allForked() throws Exception {
    var caller = new Caller<>(model, probe.watchAll(meeting(6)));
    awaitBegun(caller, 6);
    observed("the results", (Object) caller.result()).shouldBe(numbers(6));
    observed("how many jobs ran at once", probe.facts().mostAtOnce()).shouldBe(6);
  }

  /**
   * Blocks until so many jobs have begun. Who waits for the first before he forks the next never
   * comes to the others.
   */
  private void awaitBegun(Caller<?> caller, int jobs) {
    during(
        ONE_BY_ONE,
        "waiting until %d jobs have begun that wait for each other".formatted(jobs),
        () -> {
          while (probe.facts().begun() < jobs && !caller.isOver()) {
            Await.turnsOfVirtualThreads();
          }
        });
    observed("how many jobs have begun", probe.facts().begun()).shouldBe(jobs);
  }

  @Test
  @DisplayName("results come in the order of the jobs, whichever ends first")
  void inOrderOfTheJobs() throws Exception {
    Held<String> slow = held("first");
    var secondHasEnded = new CountDownLatch(1);
    Job<String> quick =
        _ -> {
          secondHasEnded.countDown();
          return "second";
        };
    Job<String> last =
        _ -> {
          secondHasEnded.await();
          slow.release();
          slow.awaitEnd();
          return "third";
        };
    var caller = new Caller<>(model, probe.watchAll(List.of(slow, quick, last)));
    awaitBegun(caller, 3);
    List<String> results = caller.result();
    observed("the results, of which the first came late", results)
        .suggests(AS_THEY_END, seen -> seen.size() == 3)
        .shouldBe(List.of("first", "second", "third"));
  }

  @Test
  @DisplayName("null is a result, and no jobs have no results")
  void nullsInAScope() throws Exception {
    List<String> results =
        during(
            NULLS,
            "running a job that returns null",
            () -> model.runAll(List.<Job<String>>of(returning(null), returning("x"))));
    observed("the results", (Object) results).shouldBe(Arrays.asList(null, "x"));
    observed("the results of no jobs", model.runAll(List.<Job<String>>of())).shouldBe(List.of());
    List<String> one =
        during(
            NULL_IS_NONE,
            "wanting one of two jobs that both return null",
            () ->
                new InScope().runUntil(1, List.<Job<String>>of(returning(null), returning(null))));
    observed("its results", (Object) one).shouldBe(Arrays.asList((String) null));
  }

  @Test
  @DisplayName("a job pauses by blocking its virtual thread")
  void pausesInAScope() {
    attempting("a job that pauses at its site", () -> model.runAll(List.of(pausing("x"))))
        .suggests(ANOTHER_SITE)
        .shouldSucceed();
  }

  @Test
  @DisplayName("each job has a virtual thread of its own, with the name of its job")
  void virtualThreadsWithNames() throws Exception {
    var threads = new ArrayList<Job<Thread>>();
    for (int i = 0; i < 3; i++) {
      threads.add(_ -> Thread.currentThread());
    }
    Model limited = new InScope(Duration.ofHours(1));
    for (Model each : List.of(model, model, limited)) {
      List<Thread> seen = each.runAll(threads);
      observed("whether all were virtual", seen.stream().allMatch(Thread::isVirtual))
          .shouldBe(true);
      observed("their names", seen.stream().map(Thread::getName).toList())
          .suggests(LIMIT_WITHOUT_NAMES, names -> each == limited && names.contains(""))
          .suggests(NO_NAMES, names -> names.contains(""))
          .shouldBe(List.of("job-0", "job-1", "job-2"));
    }
  }

  @Test
  @DisplayName("what a job throws comes out, the very object, checked exception or error")
  void theVeryObject() {
    for (Throwable failure :
        List.of(
            new IOException("disk"),
            new AssertionError("never"),
            new IOException("outside", new IllegalStateException("inside")))) {
      attempting(
              "running a job that fails",
              () -> model.runAll(List.of(returning("x"), failing(failure))))
          .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
          .shouldBeSameAs(failure);
      attempting(
              "the same with runUntil", () -> new InScope().runUntil(1, List.of(failing(failure))))
          .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
          .shouldBeSameAs(failure);
    }
  }

  @Test
  @DisplayName("a failure interrupts the others, and the scope waits for those that are deaf")
  void aFailureCancelsSiblings() throws Exception {
    var failure = new IOException("disk");
    Held<String> waits = held("never");
    Held<String> deaf = deaf("late");
    var failing = new CompletableFuture<Thread>();
    Job<String> fails =
        _ -> {
          waits.awaitBegin();
          deaf.awaitBegin();
          failing.complete(Thread.currentThread());
          throw failure;
        };
    var caller = new Caller<>(model, probe.watchAll(List.of(waits, deaf, fails)));
    awaitBegun(caller, 3);
    failing.get().join(); // It has told the joiner.
    during(
        WAITS_FOR_ALL,
        "waiting for the interrupt of those beside the failure",
        deaf::awaitInterrupt);
    observed("whether the method has ended while a job still runs", caller.endsSoon())
        .shouldBe(false);
    deaf.release();
    observed("what came out", caller.thrown())
        .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
        .shouldBeSameAs(failure);
    observed("how many jobs were interrupted, of those that listen", probe.facts().interrupted())
        .suggests(WAITS_FOR_ALL)
        .shouldBe(1);
    observed("how many jobs run afterwards", probe.facts().running()).shouldBe(0);
  }

  @Test
  @DisplayName("a job whose thread had no turn before the failure never begins")
  void noTurnBeforeTheFailure() throws InterruptedException {
    int carriers =
        Integer.getInteger(
            "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
    var busy = new AtomicInteger();
    AtomicBoolean nextTest = letGo;
    var failure = new IOException("disk");
    var jobs = new ArrayList<Job<Integer>>();
    var failing = new CompletableFuture<Thread>();
    // They keep all carrier threads from the others, until one of them has failed.
    for (int i = 0; i < carriers; i++) {
      int number = i;
      jobs.add(
          _ -> {
            busy.incrementAndGet();
            while (busy.get() <= carriers && !nextTest.get()) {
              Thread.onSpinWait();
            }
            if (number == 0) {
              failing.complete(Thread.currentThread());
              throw failure;
            }
            while (isAlive(failing) && !nextTest.get()) {
              Thread.onSpinWait();
            }
            return number;
          });
    }
    for (int i = 0; i < 5; i++) {
      jobs.add(returning(i));
    }
    var caller = new Caller<>(model, probe.watchAll(jobs));
    while (busy.get() < carriers && !nextTest.get()) {
      Thread.onSpinWait();
    }
    caller.awaitWaiting(); // All are forked then.
    busy.incrementAndGet();
    observed("what came out of jobs that keep all processors, of which one fails", caller.thrown())
        .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
        .shouldBeSameAs(failure);
    observed("how many of the five have begun", probe.facts().begun() - carriers)
        .suggests(BEGINS_ALL_THE_SAME, _ -> probe.facts().platformThreads() == 0)
        .shouldBe(0);
  }

  /** Whether a thread that has to tell its name first has not ended. */
  private static boolean isAlive(CompletableFuture<Thread> thread) {
    return !thread.isDone() || thread.resultNow().isAlive();
  }

  @Test
  @DisplayName("one interrupt ends all, and is used up by its exception")
  void theCallerIsInterruptedOnce() throws Exception {
    Held<String> waits = held("never");
    var caller = new Caller<>(model, probe.watchAll(List.of(waits)));
    waits.awaitBegin();
    caller.interrupt();
    observed("what came out", caller.thrown())
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("whether the caller is still interrupted", caller.wasInterruptedAfterwards())
        .shouldBe(false);
    observed("how many jobs run afterwards", probe.facts().running()).shouldBe(0);
  }

  @Test
  @DisplayName("an interrupted caller ends all, waits for the deaf, and keeps a second interrupt")
  void theCallerIsInterruptedTwice() throws Exception {
    Held<String> deaf = deaf("late");
    Held<String> waits = held("never");
    var caller = new Caller<>(model, probe.watchAll(List.of(deaf, waits)));
    awaitBegun(caller, 2);
    caller.awaitWaiting();
    caller.interrupt();
    during(WAITS_FOR_ALL, "waiting for the interrupt of a job", deaf::awaitInterrupt);
    waits.awaitEnd();
    caller.awaitWaiting();
    caller.interrupt();
    observed("whether the method has ended while its job still runs", caller.endsSoon())
        .shouldBe(false);
    deaf.release();
    observed("what came out", caller.thrown())
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("whether the caller's thread is interrupted", caller.wasInterruptedAfterwards())
        .shouldBe(true);
  }

  @Test
  @DisplayName("a scoped value that is bound around the call is bound in the jobs")
  void scopedValuesAreInherited() throws Exception {
    Job<String> whoAsks = _ -> USER.orElse("nobody");
    List<String> seen =
        ScopedValue.where(USER, "anna").call(() -> model.runAll(List.of(whoAsks, whoAsks)));
    observed("the scoped value, as two jobs saw it", seen)
        .suggests(INHERITS_NOTHING, found -> found.contains("nobody"))
        .shouldBe(List.of("anna", "anna"));
    List<String> first =
        ScopedValue.where(USER, "anna").call(() -> new InScope().runUntil(1, List.of(whoAsks)));
    observed("the scoped value, as a job of runUntil saw it", first)
        .suggests(INHERITS_NOTHING, found -> found.contains("nobody"))
        .shouldBe(List.of("anna"));
  }

  @Test
  @DisplayName("when the time is over, the jobs are told, and a TimeoutException comes out")
  void theTimeIsOver() throws Exception {
    Held<String> waits = held("never");
    var late = new InScope(Duration.ofMillis(1));
    Throwable thrown =
        during(
            LATE_UNNOTICED,
            "running a job that waits for ever, with a limit of a millisecond",
            () -> new Caller<>(late, probe.watchAll(List.of(waits))).thrown());
    observed("what came out", thrown)
        .suggests(LATE_EXCEPTION, seen -> seen != null && !(seen instanceof TimeoutException))
        .shouldSatisfy(
            "a java.util.concurrent.TimeoutException", seen -> seen instanceof TimeoutException);
    observed("how many jobs run afterwards", probe.facts().running()).shouldBe(0);
    attempting("the same with runUntil", () -> late.runUntil(1, List.of(held("never"))))
        .shouldThrow(TimeoutException.class);
  }

  @Test
  @DisplayName("the time limit is one for each list, and for none that ends in time")
  void eachListHasTheLimit() throws Exception {
    var patient = new InScope(Duration.ofHours(1));
    observed("the results", (Object) patient.runAll(List.of(returning(0), returning(1))))
        .shouldBe(numbers(2));
    var failure = new IOException("disk");
    attempting("a job that fails in time", () -> patient.runAll(List.of(failing(failure))))
        .shouldBeSameAs(failure);
    var brief = new InScope(Duration.ofMillis(300));
    var first = held("never");
    attempting("a job that waits for ever", () -> brief.runAll(List.of(first)))
        .shouldThrow(TimeoutException.class);
    List<Job<String>> many = Collections.nCopies(500, returning("x"));
    attempting("jobs that end, in the next list", () -> brief.runAll(many))
        .suggests(LIMIT_IN_ALL, thrown -> thrown instanceof TimeoutException)
        .shouldSucceed();
  }

  @Test
  @DisplayName("enough results end the others, and come in the order in which the jobs returned")
  void enoughAreEnough() throws Exception {
    Held<String> never = held("never");
    var third = new CountDownLatch(1);
    Job<String> first =
        _ -> {
          third.await();
          return "first";
        };
    Job<String> second =
        _ -> {
          never.awaitBegin();
          third.countDown();
          return "third";
        };
    List<String> results =
        during(
            NEVER_OVER,
            "running until two of three have returned, while one waits for ever",
            () -> new InScope().runUntil(2, probe.watchAll(List.of(never, first, second))));
    observed("the results", results.stream().sorted().toList()).shouldBe(List.of("first", "third"));
    observed("how many jobs were interrupted", probe.facts().interrupted()).shouldBe(1);
    observed("how many jobs run afterwards", probe.facts().running()).shouldBe(0);
    // Each returns when the thread of the one before has ended.
    var threads = new ArrayList<CompletableFuture<Thread>>();
    var jobs = new ArrayList<Job<Integer>>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      threads.add(new CompletableFuture<>());
      jobs.addFirst(
          _ -> {
            threads.get(number).complete(Thread.currentThread());
            if (number > 0) {
              threads.get(number - 1).get().join();
            }
            return number;
          });
    }
    observed(
            "the results of three jobs of four, of which each returned after the one behind it",
            new InScope().runUntil(3, jobs))
        .shouldBe(List.of(0, 1, 2));
  }

  @Test
  @DisplayName("a failure ends nothing, as long as enough others are left")
  void failuresAreBorne() throws Exception {
    var meet = new CyclicBarrier(2);
    Job<String> fails =
        _ -> {
          meet.await();
          throw new IOException("disk");
        };
    Held<String> waits = held("x");
    Job<String> releases =
        _ -> {
          meet.await();
          waits.release();
          return "y";
        };
    List<String> results =
        during(
            FIRST_FAILURE_ENDS,
            "running until two of three have returned, of which one fails",
            () -> new InScope().runUntil(2, List.of(waits, fails, releases)));
    observed("the results", results.stream().sorted().toList()).shouldBe(List.of("x", "y"));
  }

  @Test
  @DisplayName("when there cannot be enough any more, the first failure comes out")
  void tooManyFailures() throws Exception {
    var first = new IOException("first");
    Held<String> waits = held("never");
    var firstThread = new Thread[1];
    var begun = new CountDownLatch(1);
    Job<String> failsFirst =
        _ -> {
          waits.awaitBegin();
          firstThread[0] = Thread.currentThread();
          begun.countDown();
          throw first;
        };
    Job<String> failsThen =
        _ -> {
          begun.await();
          firstThread[0].join();
          throw new IOException("second");
        };
    Throwable thrown =
        during(
            TRIES_ON,
            "running until two of three have returned, of which two fail and one waits",
            () -> {
              try {
                new InScope().runUntil(2, probe.watchAll(List.of(waits, failsThen, failsFirst)));
                return null;
              } catch (Exception e) {
                return e;
              }
            });
    observed("what came out", thrown)
        .suggests(WRAPPED, seen -> seen != null && seen.getCause() == first)
        .suggests(LAST_FAILURE, seen -> seen instanceof IOException)
        .shouldBeSameAs(first);
    observed("how many jobs run afterwards", probe.facts().running()).shouldBe(0);
  }

  /** Jobs that return two at a time, if two processors have time for them. */
  private static List<Job<Integer>> returningTogether(int jobs) {
    var here = new AtomicInteger();
    Job<Integer> job =
        _ -> {
          int number = here.getAndIncrement();
          for (int turn = 0; here.get() <= (number | 1) && turn < 200; turn++) {
            Thread.onSpinWait();
          }
          return number;
        };
    return Collections.nCopies(jobs, job);
  }

  @Test
  @TimeLimit(seconds = 5)
  @DisplayName("so many results, and no more, though all jobs return at the same time")
  void allAtTheSameTime() throws Exception {
    for (int list = 0; list < 20; list++) {
      List<Integer> results =
          during(
              RACES,
              "wanting all results of jobs that return two at a time",
              () -> new InScope().runUntil(200, returningTogether(200)));
      observed("how many different results there are", (int) results.stream().distinct().count())
          .suggests(RACES)
          .shouldBe(200);
    }
    for (int list = 0; list < 200; list++) {
      List<Integer> results = new InScope().runUntil(1, meeting(2));
      observed("how many results there are of two, of which one was wanted", results.size())
          .suggests(ONE_MORE)
          .shouldBe(1);
    }
    Held<Integer> deaf = deaf(7);
    var caller = new Thread[1];
    Job<Integer> quick =
        _ -> {
          deaf.awaitBegin();
          return 1;
        };
    var results = new ArrayList<Integer>();
    caller[0] =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    results.addAll(new InScope().runUntil(1, List.of(deaf, quick)));
                  } catch (Exception e) {
                    results.add(-1);
                  }
                });
    deaf.awaitInterrupt();
    deaf.release();
    caller[0].join();
    observed("the results, though a deaf job has returned late", (Object) results)
        .shouldBe(List.of(1));
  }

  @Test
  @DisplayName("to want none, or more than there are jobs, is refused")
  void impossibleNumbers() {
    List<Job<Integer>> jobs = probe.watchAll(List.of(returning(1), returning(2)));
    for (int enough : new int[] {0, -1, 3}) {
      attempting("wanting " + enough + " of 2", () -> new InScope().runUntil(enough, jobs))
          .suggests(NO_CHECK, thrown -> !(thrown instanceof ExecutionException))
          .shouldThrow(IllegalArgumentException.class);
    }
    observed("how many jobs have begun", probe.facts().begun()).shouldBe(0);
  }
}
