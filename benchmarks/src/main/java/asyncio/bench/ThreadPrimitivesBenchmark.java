package asyncio.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same work with {@code java.util.concurrent} on virtual threads that share one carrier thread.
 * Locks and semaphores are fair, as ours are.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Djdk.virtualThreadScheduler.parallelism=1",
      "-Djdk.virtualThreadScheduler.maxPoolSize=1",
      "-XX:+UseParallelGC"
    })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class ThreadPrimitivesBenchmark {

  private static void onVirtualThreads(List<? extends Callable<?>> bodies) {
    var threads = new ArrayList<Thread>();
    for (Callable<?> body : bodies) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  body.call();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static List<Callable<Void>> times(int number, Callable<Void> body) {
    return Collections.nCopies(number, body);
  }

  /** A thread acquires and releases a lock that nobody else wants. */
  @Benchmark
  @OperationsPerInvocation(PrimitivesBenchmark.ALONE)
  public void lockAlone() {
    var lock = new ReentrantLock(true);
    onVirtualThreads(
        times(
            1,
            () -> {
              for (int i = 0; i < PrimitivesBenchmark.ALONE; i++) {
                lock.lock();
                lock.unlock();
              }
              return null;
            }));
  }

  /** Ten threads want a lock, and each holds it while it yields. */
  @Benchmark
  @OperationsPerInvocation(PrimitivesBenchmark.CONTENDERS * PrimitivesBenchmark.TURNS)
  public void lockContended() {
    var lock = new ReentrantLock(true);
    onVirtualThreads(
        times(
            PrimitivesBenchmark.CONTENDERS,
            () -> {
              for (int i = 0; i < PrimitivesBenchmark.TURNS; i++) {
                lock.lock();
                try {
                  Thread.yield();
                } finally {
                  lock.unlock();
                }
              }
              return null;
            }));
  }

  /** The same with three permits. */
  @Benchmark
  @OperationsPerInvocation(PrimitivesBenchmark.CONTENDERS * PrimitivesBenchmark.TURNS)
  public void semaphoreContended() {
    var semaphore = new Semaphore(3, true);
    onVirtualThreads(
        times(
            PrimitivesBenchmark.CONTENDERS,
            () -> {
              for (int i = 0; i < PrimitivesBenchmark.TURNS; i++) {
                semaphore.acquire();
                try {
                  Thread.yield();
                } finally {
                  semaphore.release();
                }
              }
              return null;
            }));
  }

  /** Two threads take turns by a condition. */
  @Benchmark
  @OperationsPerInvocation(PrimitivesBenchmark.ROUNDS)
  public void conditionPingPong() {
    var lock = new ReentrantLock(true);
    Condition changed = lock.newCondition();
    var turn = new int[1];
    onVirtualThreads(List.of(play(lock, changed, turn, 0), play(lock, changed, turn, 1)));
  }

  private static Callable<Void> play(ReentrantLock lock, Condition changed, int[] turn, int mine) {
    return () -> {
      for (int i = 0; i < PrimitivesBenchmark.ROUNDS; i++) {
        lock.lock();
        try {
          while (turn[0] != mine) {
            changed.await();
          }
          turn[0] = 1 - mine;
          changed.signal();
        } finally {
          lock.unlock();
        }
      }
      return null;
    };
  }

  /** One thread hands items to another through a queue with room for one. */
  @Benchmark
  @OperationsPerInvocation(PrimitivesBenchmark.ITEMS)
  public void queueOneProducer() {
    handOver(1, 1, PrimitivesBenchmark.ITEMS);
  }

  /** A thousand threads hand items to one through a queue with room for ten. */
  @Benchmark
  @OperationsPerInvocation(PrimitivesBenchmark.PRODUCERS * PrimitivesBenchmark.ITEMS_EACH)
  public void queueThousandProducers() {
    handOver(10, PrimitivesBenchmark.PRODUCERS, PrimitivesBenchmark.ITEMS_EACH);
  }

  private static void handOver(int bound, int producers, int each) {
    var queue = new ArrayBlockingQueue<Integer>(bound, true);
    var all = new ArrayList<Callable<Void>>();
    all.add(
        () -> {
          for (int i = 0; i < producers * each; i++) {
            queue.take();
          }
          return null;
        });
    all.addAll(
        times(
            producers,
            () -> {
              for (int i = 0; i < each; i++) {
                queue.put(i);
              }
              return null;
            }));
    onVirtualThreads(all);
  }
}
