package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.1", part = 1, points = 14, seconds = 30)
@Needs(Need.THREADS)
@DisplayName("07.1 Threads, part 1: a thread for each job")
class ThreadPerJobTest extends ModelTests {

  private static final Misconception ONE_BY_ONE =
      Misconception.of(
          "joined-at-once",
          "each thread is waited for before the next one is started, so there is never more than"
              + " one. Start them all, then wait");

  private static final Misconception AS_THEY_END =
      Misconception.of(
          "results-as-they-end",
          "the results come in the order in which the threads ended. A thread has to know the"
              + " number of its job");

  private static final Misconception NULL_IS_NONE =
      Misconception.of(
          "null-is-no-result",
          "a job may return null, and List.of, List.copyOf and the concurrent collections refuse"
              + " that. Use a list that takes it");

  private static final Misconception CALLERS_THREAD =
      Misconception.of(
          "last-job-on-the-callers-thread",
          "a job was done on the calling thread, which then cannot look after the others");

  private static final Misconception POOLED =
      Misconception.of(
          "threads-are-kept",
          "a thread has done more than one job, or not all were made by the factory. This model"
              + " has a thread for each job; pools come in 07.3");

  private static final Misconception FAILURE_IS_LOST =
      Misconception.of(
          "failure-stays-in-the-thread",
          "what a job throws ends its thread, and nobody else hears of it. Catch it there, and"
              + " hand it to the thread that waits");

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "only-exceptions-are-failures",
          "an Error is a failure, too: catch Throwable in the thread of the job, and have it come"
              + " out as it is");

  private static final Misconception WRAPPED =
      Misconception.of(
          "failure-comes-wrapped",
          "the failure comes out inside of another exception. Throw the object that the job threw");

  private static final Misconception JOINS_IN_ORDER =
      Misconception.of(
          "joins-in-order",
          "the threads are joined in the order of the jobs, so a failure is not noticed before all"
              + " jobs in front of it have ended. Have each thread tell of its end as it comes");

  private static final Misconception OTHERS_RUN_ON =
      Misconception.of(
          "others-run-to-their-end",
          "after a failure the other threads are left to run. Interrupt them");

  private static final Misconception DOES_NOT_WAIT =
      Misconception.of(
          "leaves-them-ending",
          "the method ends while jobs are still running. Interrupting asks a thread to end; join"
              + " waits until it has");

  private static final Misconception LATE_FAILURE =
      Misconception.of(
          "last-failure-wins",
          "what another job threw when it was told to end has taken the place of the first"
              + " failure");

  private static final Misconception STARTS_ON =
      Misconception.of(
          "starts-on-after-a-failure",
          "a job begins though another one had failed before. Look before each start, and in the"
              + " thread before the job");

  private static final Misconception CALLER_ENDS_ALONE =
      Misconception.of(
          "interrupted-caller-leaves",
          "the interrupted caller goes, and its jobs run on without anybody who waits for them");

  private static final Misconception IMPATIENT =
      Misconception.of(
          "second-interrupt-leaves",
          "an interrupt during the last join ends the waiting. Join until the thread has ended, and"
              + " interrupt the current thread afterwards");

  private static final Misconception INTERRUPT_IS_LOST =
      Misconception.of(
          "second-interrupt-is-lost",
          "an interrupt that came while the jobs were ending is forgotten. Set it again at the"
              + " end");

  private static final Misconception INTERRUPT_SWALLOWED =
      Misconception.of(
          "interrupt-is-swallowed",
          "the caller was interrupted, and the method goes on as if it had not been");

  private static final Misconception START_FAILURE_LEAVES =
      Misconception.of(
          "failed-start-leaves-threads",
          "when a thread could not be had, those that were started before were left running");

  private static final Misconception OWN_INTERRUPT =
      Misconception.of(
          "interrupts-are-no-failures",
          "a job has thrown an InterruptedException of its own, which nobody had told to end. That"
              + " is a failure as any other");

  private static final Misconception FAILED_WHILE_ENDING =
      Misconception.of(
          "failure-takes-the-interrupts-place",
          "the caller was interrupted, and what a job threw when it was told to end comes out"
              + " instead");

  private static final Misconception INTERRUPTED_FOR_NOTHING =
      Misconception.of(
          "leaves-the-caller-interrupted",
          "the caller's thread is interrupted afterwards, though no interrupt has come that is not"
              + " told already by an exception");

  private static final Misconception TOLD_AGAIN =
      Misconception.of(
          "interrupts-again",
          "the jobs were told to end once more. They are ending, and may be in their finally");

  private static final Misconception STARTED_RUN_ON =
      Misconception.of(
          "failed-start-interrupts-nobody",
          "when a thread could not be had, those that run were not told to end");

  private static final Misconception BLUNT_SITE =
      Misconception.of(
          "pause-swallows-the-interrupt",
          "a job that pauses does not hear that it is told to end: the site has kept the interrupt"
              + " to itself");

  private static final Misconception CLOSE_ENDS_IT =
      Misconception.of(
          "closed-for-good", "the model cannot be used after close, which is to do nothing");

  /** Makes threads, and keeps them. */
  private static final class Factory implements ThreadFactory {

    final List<Thread> made = new CopyOnWriteArrayList<>();
    final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    @Override
    public Thread newThread(Runnable body) {
      var thread = new Thread(body, "made-" + made.size());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
      made.add(thread);
      return thread;
    }

    /** How many of those that were started have not ended. */
    long alive() {
      return made.stream().filter(Thread::isAlive).count();
    }
  }

  private final Factory factory = new Factory();

  private Model model() {
    return new ThreadPerJob(factory);
  }

  @Test
  @DisplayName("all jobs are begun before any is waited for")
  void allAtOnce() throws Exception {
    List<Job<Integer>> jobs = probe.watchAll(meeting(6));
    during(ONE_BY_ONE, "running six jobs that wait for each other", () -> model().runAll(jobs));
    observed("how many jobs ran at once", probe.facts().mostAtOnce()).shouldBe(6);
  }

  @Test
  @DisplayName("results come in the order of the jobs, whichever ends first")
  void resultsInOrder() throws Exception {
    Held<String> slow = held("first");
    var caller =
        new Caller<>(
            model(),
            List.<Job<String>>of(
                slow,
                _ -> {
                  slow.awaitBegin();
                  return "second";
                },
                returning("third")));
    // The first job goes on when the others have ended, and so have their threads.
    while (factory.made.size() < 3 || factory.alive() > 1) {
      Thread.sleep(Duration.ofMillis(1));
    }
    slow.release();
    observed("the results, of which the first came after the second", caller.result())
        .suggests(AS_THEY_END, seen -> seen.size() == 3)
        .shouldBe(List.of("first", "second", "third"));
  }

  @Test
  @DisplayName("null is a result, and no jobs have no results")
  void nullAndNothing() throws Exception {
    List<String> results =
        during(
            NULL_IS_NONE,
            "running a job that returns null",
            () -> model().runAll(List.<Job<String>>of(returning(null), returning("x"))));
    observed("the results", (Object) results)
        .suggests(NULL_IS_NONE)
        .shouldBe(Arrays.asList(null, "x"));
    observed("the results of no jobs", model().runAll(List.<Job<String>>of())).shouldBe(List.of());
  }

  @Test
  @DisplayName("each job has a thread of its own, from the factory, in the order of the jobs")
  void oneThreadEach() throws Exception {
    var threads = new ArrayList<Job<Thread>>();
    for (int i = 0; i < 5; i++) {
      threads.add(_ -> Thread.currentThread());
    }
    Model model = model();
    var all = new ArrayList<>(model.runAll(threads));
    all.addAll(model.runAll(threads));
    observed("whether a job was done on the calling thread", all.contains(Thread.currentThread()))
        .suggests(CALLERS_THREAD)
        .shouldBe(false);
    observed("the threads that ten jobs in two lists were done on", all)
        .suggests(POOLED)
        .shouldBe(new ArrayList<>(factory.made));
  }

  @Test
  @DisplayName("without a factory, the threads are platform threads with names")
  void namedPlatformThreads() throws Exception {
    List<String> seen =
        new ThreadPerJob()
            .runAll(
                List.<Job<String>>of(
                    _ -> Thread.currentThread().getName() + Thread.currentThread().isVirtual(),
                    _ -> Thread.currentThread().getName() + Thread.currentThread().isVirtual()));
    observed("the names of the threads, and whether they are virtual", seen)
        .shouldBe(List.of("job-0false", "job-1false"));
  }

  @Test
  @DisplayName("what a job throws comes out, the very object, checked exception or error")
  void failuresComeOut() {
    for (Throwable failure :
        List.of(
            new IOException("disk"),
            new AssertionError("never"),
            new InterruptedException("its own"))) {
      attempting(
              "running a job that fails",
              () -> model().runAll(List.of(returning("x"), failing(failure))))
          .suggests(OWN_INTERRUPT, thrown -> failure instanceof InterruptedException)
          .suggests(ONLY_EXCEPTIONS, thrown -> failure instanceof Error && thrown == null)
          .suggests(FAILURE_IS_LOST, thrown -> thrown == null)
          .suggests(WRAPPED, thrown -> thrown.getCause() == failure)
          .suggests(LATE_FAILURE, thrown -> thrown instanceof InterruptedException)
          .shouldBeSameAs(failure);
    }
    observed("what reached the threads' handler of uncaught exceptions", factory.uncaught.size())
        .suggests(FAILURE_IS_LOST)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a failure is noticed while the jobs in front of it still wait")
  void aFailureBehindOneThatWaits() throws Exception {
    var failure = new IOException("disk");
    Held<String> waits = held("never");
    List<Job<String>> jobs =
        probe.watchAll(
            List.<Job<String>>of(
                waits,
                _ -> {
                  waits.awaitBegin();
                  throw failure;
                }));
    var caller = new Caller<>(model(), jobs);
    Throwable thrown =
        during(
            JOINS_IN_ORDER,
            "running a job that waits, and after it one that fails",
            caller::thrown);
    observed("what came out", thrown).suggests(LATE_FAILURE).shouldBeSameAs(failure);
    observed("how many jobs were interrupted", probe.facts().interrupted())
        .suggests(OTHERS_RUN_ON)
        .shouldBe(1);
    observed("whether the caller's thread is interrupted", caller.wasInterruptedAfterwards())
        .suggests(INTERRUPTED_FOR_NOTHING)
        .shouldBe(false);
  }

  @Test
  @DisplayName("a job that pauses is woken by its interrupt")
  void aJobThatPauses() throws Exception {
    var failure = new IOException("disk");
    var pauses = new CountDownLatch(1);
    Job<String> sleeper =
        site -> {
          pauses.countDown();
          site.pause(Duration.ofHours(1));
          return "awake";
        };
    List<Job<String>> jobs =
        probe.watchAll(
            List.<Job<String>>of(
                sleeper,
                _ -> {
                  pauses.await();
                  throw failure;
                }));
    Throwable thrown =
        during(
            OTHERS_RUN_ON,
            "running a job that pauses for an hour, beside one that fails",
            () -> new Caller<>(model(), jobs).thrown());
    observed("what came out", thrown).suggests(LATE_FAILURE).shouldBeSameAs(failure);
    observed("how many jobs were ended by an interrupt", probe.facts().interrupted())
        .suggests(BLUNT_SITE)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a job that is deaf to interrupts is waited for, and its own failure is dropped")
  void aDeafJob() throws Exception {
    var failure = new IOException("disk");
    Held<String> deaf = deaf("late");
    Job<String> failsLate =
        site -> {
          deaf.perform(site);
          throw new IllegalStateException("late");
        };
    var caller =
        new Caller<>(
            model(),
            probe.watchAll(
                List.<Job<String>>of(
                    _ -> {
                      deaf.awaitBegin();
                      throw failure;
                    },
                    failsLate)));
    during(OTHERS_RUN_ON, "waiting for the other job's interrupt", deaf::awaitInterrupt);
    observed("whether the method has ended while a job still runs", caller.endsSoon())
        .suggests(DOES_NOT_WAIT)
        .shouldBe(false);
    deaf.release();
    observed("what came out", caller.thrown()).suggests(LATE_FAILURE).shouldBeSameAs(failure);
    observed("how many jobs run afterwards", probe.facts().running())
        .suggests(DOES_NOT_WAIT)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a job that has not begun when another fails never begins")
  void noneBeginsAfterAFailure() {
    var failure = new IOException("disk");
    // Each thread has ended before the next one is made.
    ThreadFactory patient =
        body -> {
          factory.made.forEach(
              thread -> {
                while (thread.isAlive()) {
                  Thread.onSpinWait();
                }
              });
          return factory.newThread(body);
        };
    attempting(
            "running a job that fails at once, and two others",
            () ->
                new ThreadPerJob(patient)
                    .runAll(probe.watchAll(List.of(failing(failure), returning(1), returning(2)))))
        .suggests(FAILURE_IS_LOST, thrown -> thrown == null)
        .shouldBeSameAs(failure);
    observed("how many of the three jobs have begun", probe.facts().begun())
        .suggests(STARTS_ON)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a job whose thread comes to it when another has failed never begins")
  void aLateThread() {
    var failure = new IOException("disk");
    // The first thread has its turn when the second one has ended.
    ThreadFactory late =
        body ->
            factory.newThread(
                factory.made.isEmpty()
                    ? () -> {
                      while (factory.made.size() < 2
                          || factory.made.get(1).getState() != Thread.State.TERMINATED) {
                        Thread.onSpinWait();
                      }
                      body.run();
                    }
                    : body);
    attempting(
            "running a job whose thread is late, and one that fails at once",
            () ->
                new ThreadPerJob(late)
                    .runAll(probe.watchAll(List.of(returning(1), failing(failure)))))
        .suggests(FAILURE_IS_LOST, thrown -> thrown == null)
        .shouldBeSameAs(failure);
    observed("how many of the two jobs have begun", probe.facts().begun())
        .suggests(STARTS_ON)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a job whose thread comes to it when the caller was interrupted never begins")
  void aLateThreadOfAnInterruptedCaller() throws Exception {
    Held<String> waits = held("never");
    // The second thread has its turn when the first one was told to end.
    ThreadFactory late =
        body ->
            factory.newThread(
                factory.made.size() == 1
                    ? () -> {
                      while (!waits.isToldOrReleased()) {
                        Thread.onSpinWait();
                      }
                      body.run();
                    }
                    : body);
    var caller =
        new Caller<>(new ThreadPerJob(late), probe.watchAll(List.of(waits, returning("late"))));
    waits.awaitBegin();
    caller.awaitWaiting();
    caller.interrupt();
    during(INTERRUPT_SWALLOWED, "waiting for a caller that was interrupted", caller::thrown);
    observed("how many of the two jobs have begun", probe.facts().begun())
        .suggests(STARTS_ON)
        .shouldBe(1);
  }

  @Test
  @DisplayName("an interrupted caller ends all jobs, and then gets its exception")
  void theCallerIsInterrupted() throws Exception {
    Held<String> first = held("never");
    Held<String> second = held("never");
    Held<String> third = held("never");
    Job<String> fails =
        site -> {
          try {
            return third.perform(site);
          } catch (InterruptedException told) {
            throw new IllegalStateException("told to end", told);
          }
        };
    var caller = new Caller<>(model(), probe.watchAll(List.of(fails, first, second)));
    first.awaitBegin();
    second.awaitBegin();
    third.awaitBegin();
    caller.interrupt();
    Throwable thrown =
        during(
            INTERRUPT_SWALLOWED,
            "waiting for a caller that was interrupted, and whose jobs wait",
            caller::thrown);
    observed("what came out", thrown)
        .suggests(INTERRUPT_SWALLOWED, seen -> seen == null)
        .suggests(FAILED_WHILE_ENDING, seen -> seen instanceof IllegalStateException)
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("how many jobs were interrupted by then", probe.facts().interrupted())
        .suggests(CALLER_ENDS_ALONE)
        .shouldBe(2);
    observed("whether the caller's thread is interrupted", caller.wasInterruptedAfterwards())
        .suggests(INTERRUPTED_FOR_NOTHING)
        .shouldBe(false);
    observed("how many threads are still alive", factory.alive())
        .suggests(DOES_NOT_WAIT)
        .shouldBe(0L);
  }

  @Test
  @DisplayName("a caller that was interrupted before gets the exception, too")
  void theCallerWasInterruptedBefore() throws Exception {
    Held<String> waits = held("never");
    Thread.currentThread().interrupt();
    Throwable thrown =
        during(
            INTERRUPT_SWALLOWED,
            "running a job that waits, by a thread that is interrupted",
            () -> {
              try {
                model().runAll(List.of(waits));
                return null;
              } catch (Throwable came) {
                return came;
              } finally {
                Thread.interrupted();
              }
            });
    observed("what came out", thrown)
        .suggests(INTERRUPT_SWALLOWED)
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("how many threads are still alive", factory.alive())
        .suggests(CALLER_ENDS_ALONE)
        .shouldBe(0L);
  }

  @Test
  @DisplayName("a caller that is interrupted again still waits, and is interrupted afterwards")
  void interruptedTwice() throws Exception {
    Held<String> deaf = deaf("late");
    var caller = new Caller<>(model(), probe.watchAll(List.of(deaf)));
    deaf.awaitBegin();
    caller.interrupt();
    during(CALLER_ENDS_ALONE, "waiting for the job's interrupt", deaf::awaitInterrupt);
    caller.awaitWaiting();
    caller.interrupt();
    observed("whether the method has ended while its job still runs", caller.endsSoon())
        .suggests(IMPATIENT)
        .shouldBe(false);
    caller.awaitNoticed();
    caller.awaitWaiting();
    deaf.release();
    observed("what came out", caller.thrown())
        .suggests(INTERRUPT_SWALLOWED, seen -> seen == null)
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("whether the caller's thread is interrupted", caller.wasInterruptedAfterwards())
        .suggests(INTERRUPT_IS_LOST)
        .shouldBe(true);
    observed("how often the job was interrupted", deaf.interrupts())
        .suggests(TOLD_AGAIN)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a thread that cannot be made, or started, ends the others")
  void aThreadCannotBeHad() {
    var refused = new RejectedExecutionException("no more threads");
    var none = new OutOfMemoryError("unable to create native thread");
    Held<String> first = held("never");
    Held<String> second = held("never");
    ThreadFactory refuses =
        body -> {
          if (factory.made.size() == 1) {
            first.awaitBeginUninterruptibly();
            throw refused;
          }
          return factory.newThread(body);
        };
    ThreadFactory makesOneThatDoesNotStart =
        body -> {
          Thread usual = factory.newThread(body);
          return factory.made.size() == 3
              ? new Thread(body) {
                @Override
                public void start() {
                  second.awaitBeginUninterruptibly();
                  throw none;
                }
              }
              : usual;
        };
    Throwable thrown =
        during(
            STARTED_RUN_ON,
            "running three jobs when the factory refuses the second thread",
            () -> {
              try {
                new ThreadPerJob(refuses).runAll(List.of(first, returning("x"), returning("y")));
                return null;
              } catch (Throwable came) {
                return came;
              }
            });
    observed("what came out", thrown).suggests(LATE_FAILURE).shouldBeSameAs(refused);
    observed("how many threads are still alive", factory.alive())
        .suggests(START_FAILURE_LEAVES)
        .shouldBe(0L);
    attempting(
            "running two jobs when the second thread cannot be started",
            () ->
                new ThreadPerJob(makesOneThatDoesNotStart).runAll(List.of(second, returning("x"))))
        .shouldBeSameAs(none);
    observed("how many threads are still alive", factory.alive())
        .suggests(START_FAILURE_LEAVES)
        .shouldBe(0L);
  }

  @Test
  @DisplayName("no thread is left when the method ends, and closing needs nothing")
  void threadsHaveEnded() throws Exception {
    Model model = model();
    model.runAll(meeting(8));
    observed("how many threads are alive", factory.alive()).suggests(DOES_NOT_WAIT).shouldBe(0L);
    model.close();
    model.close();
    List<Integer> results =
        during(
            CLOSE_ENDS_IT, "another list after close", () -> model.runAll(List.of(returning(1))));
    observed("the results", (Object) results).shouldBe(List.of(1));
  }
}
