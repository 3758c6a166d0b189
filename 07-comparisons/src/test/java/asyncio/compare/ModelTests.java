package asyncio.compare;

import asyncio.task.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/**
 * What the tests of models on threads have in common: jobs that wait for each other or for the
 * test, a caller that can be interrupted, and a probe. Nothing here waits for a time to pass.
 */
abstract class ModelTests {

  final Probe probe = new Probe();
  private final List<Held<?>> held = new CopyOnWriteArrayList<>();

  /** A test that fails leaves no job behind that waits. */
  @AfterEach
  void letGo() {
    held.forEach(Held::release);
  }

  /** A job that returns what it is given. */
  static <R> Job<R> returning(R result) {
    return _ -> result;
  }

  /** A job that throws what it is given, checked or not. */
  static <R> Job<R> failing(Throwable failure) {
    return _ -> {
      throw Failures.rethrow(failure);
    };
  }

  /** A job that pauses at its site, and returns what it is given. */
  static <R> Job<R> pausing(R result) {
    return site -> {
      site.pause(Duration.ofNanos(1));
      return result;
    };
  }

  /** A job that begins, and waits until the test releases it or somebody interrupts it. */
  <R> Held<R> held(R result) {
    var job = new Held<>(result, false);
    held.add(job);
    return job;
  }

  /** A job that is deaf: it remembers an interrupt, and waits on until the test releases it. */
  <R> Held<R> deaf(R result) {
    var job = new Held<>(result, true);
    held.add(job);
    return job;
  }

  /** See {@link #held} and {@link #deaf}. */
  static final class Held<R> implements Job<R> {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // It is never sent.
    private final R result;

    private final transient CountDownLatch begun = new CountDownLatch(1);
    private final transient CountDownLatch mayEnd = new CountDownLatch(1);
    private final transient CountDownLatch told = new CountDownLatch(1);
    private final transient CountDownLatch ended = new CountDownLatch(1);
    private final transient AtomicInteger interrupts = new AtomicInteger();
    private final boolean deaf;

    private Held(R result, boolean deaf) {
      this.result = result;
      this.deaf = deaf;
    }

    @Override
    public R perform(Site site) throws InterruptedException {
      begun.countDown();
      try {
        while (true) {
          try {
            mayEnd.await();
            return result;
          } catch (InterruptedException interrupt) {
            interrupts.incrementAndGet();
            told.countDown();
            if (!deaf) {
              throw interrupt;
            }
          }
        }
      } finally {
        ended.countDown();
      }
    }

    /** Has it return. */
    void release() {
      mayEnd.countDown();
    }

    /** Blocks until it has begun. */
    void awaitBegin() throws InterruptedException {
      begun.await();
    }

    /** The same, for a place that cannot be interrupted. */
    void awaitBeginUninterruptibly() {
      while (true) {
        try {
          begun.await();
          return;
        } catch (InterruptedException later) {
          // It begins all the same.
        }
      }
    }

    /** Blocks until it was interrupted. */
    void awaitInterrupt() throws InterruptedException {
      told.await();
    }

    /** Blocks until it has ended. */
    void awaitEnd() throws InterruptedException {
      ended.await();
    }

    boolean wasInterrupted() {
      return told.getCount() == 0;
    }

    int interrupts() {
      return interrupts.get();
    }

    /** Whether it was interrupted, or the test is over. */
    boolean isToldOrReleased() {
      return wasInterrupted() || mayEnd.getCount() == 0;
    }
  }

  /** Jobs none of which ends before all of them have begun. */
  static List<Job<Integer>> meeting(int number) {
    var barrier = new CyclicBarrier(number);
    var jobs = new ArrayList<Job<Integer>>();
    for (int i = 0; i < number; i++) {
      int result = i;
      jobs.add(
          _ -> {
            barrier.await();
            return result;
          });
    }
    return jobs;
  }

  /** The numbers from 0 on. */
  static List<Integer> numbers(int howMany) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < howMany; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  /** Calls a model on a thread of its own, so that the test can look on, and interrupt it. */
  static final class Caller<R> {

    private final AtomicBoolean interruptedAfterwards = new AtomicBoolean();
    private final FutureTask<List<R>> call;
    private final Thread thread;

    Caller(Model model, List<? extends Job<R>> jobs) {
      this(model, jobs, false);
    }

    private Caller(Model model, List<? extends Job<R>> jobs, boolean interruptedBefore) {
      call =
          new FutureTask<>(
              () -> {
                try {
                  if (interruptedBefore) {
                    Thread.currentThread().interrupt();
                  }
                  return model.runAll(jobs);
                } finally {
                  interruptedAfterwards.set(Thread.currentThread().isInterrupted());
                }
              });
      thread = Thread.ofPlatform().name("caller").daemon().start(call);
    }

    /** One whose thread was interrupted before it called. */
    static <R> Caller<R> interruptedBefore(Model model, List<? extends Job<R>> jobs) {
      return new Caller<>(model, jobs, true);
    }

    void interrupt() {
      thread.interrupt();
    }

    /**
     * Gives whoever would leave too early a little time for it, and says whether the call is over.
     * Who waits as long as he should has not left, however long this takes.
     */
    boolean endsSoon() throws InterruptedException {
      return thread.join(Duration.ofMillis(50));
    }

    /** Whether the call is over. */
    boolean isOver() {
      return call.isDone();
    }

    /** Blocks until the caller has noticed that it was interrupted. */
    void awaitNoticed() {
      while (thread.isInterrupted()) {
        Thread.onSpinWait();
      }
    }

    /** Blocks until the call is over, and says what it has thrown, or null. */
    Throwable thrown() throws InterruptedException {
      thread.join();
      return switch (call.state()) {
        case FAILED -> call.exceptionNow();
        default -> null;
      };
    }

    /** Blocks until the call is over, and says what it has returned. */
    List<R> result() throws Exception {
      return call.get();
    }

    /** Blocks until the caller waits for something, or is done. */
    void awaitWaiting() {
      Await.waiting(thread);
    }

    boolean wasInterruptedAfterwards() {
      return interruptedAfterwards.get();
    }
  }
}
