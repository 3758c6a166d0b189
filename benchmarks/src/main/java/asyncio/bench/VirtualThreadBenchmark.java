package asyncio.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
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
 * The same work on the JDK's virtual threads, with one carrier thread, as a loop has one thread.
 * The threads take turns by {@code Thread.yield}, {@code join} and {@code SynchronousQueue}.
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
public class VirtualThreadBenchmark {

  private static void onVirtualThread(Runnable body) {
    try {
      Thread.startVirtualThread(body).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A thread lets another one run, if there is one. */
  @Benchmark
  @OperationsPerInvocation(TaskBenchmark.SWITCHES)
  public void sleepZero() {
    onVirtualThread(
        () -> {
          for (int i = 0; i < TaskBenchmark.SWITCHES; i++) {
            Thread.yield();
          }
        });
  }

  /** A thread starts another, and waits for its end. */
  @Benchmark
  @OperationsPerInvocation(TaskBenchmark.TASKS)
  public void spawnAndJoin() {
    onVirtualThread(
        () -> {
          for (int i = 0; i < TaskBenchmark.TASKS; i++) {
            onVirtualThread(() -> {});
          }
        });
  }

  /** 10,000 threads run side by side. */
  @Benchmark
  @OperationsPerInvocation(TaskBenchmark.GATHERED)
  public void gatherTenThousand() {
    startAndJoin(TaskBenchmark.GATHERED, () -> {});
  }

  /** Two threads wait for each other in turn. */
  @Benchmark
  @OperationsPerInvocation(TaskBenchmark.HAND_OVERS)
  public void futureRoundTrip() {
    var calls = new SynchronousQueue<Boolean>();
    var answers = new SynchronousQueue<Boolean>();
    Thread.startVirtualThread(
        () -> {
          for (int i = 0; i < TaskBenchmark.HAND_OVERS; i++) {
            handOver(calls, answers);
          }
        });
    onVirtualThread(
        () -> {
          for (int i = 0; i < TaskBenchmark.HAND_OVERS; i++) {
            callAndWait(calls, answers);
          }
        });
  }

  private static void handOver(SynchronousQueue<Boolean> calls, SynchronousQueue<Boolean> answers) {
    try {
      answers.put(calls.take());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void callAndWait(
      SynchronousQueue<Boolean> calls, SynchronousQueue<Boolean> answers) {
    try {
      calls.put(true);
      answers.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 100,000 threads sleep for a millisecond. */
  @Benchmark
  @OperationsPerInvocation(TaskBenchmark.SLEEPERS)
  public void sleepingTasks() {
    startAndJoin(
        TaskBenchmark.SLEEPERS,
        () -> {
          try {
            Thread.sleep(Duration.ofMillis(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void startAndJoin(int number, Runnable body) {
    onVirtualThread(
        () -> {
          var threads = new ArrayList<Thread>(number);
          for (int i = 0; i < number; i++) {
            threads.add(Thread.startVirtualThread(body));
          }
          for (Thread thread : threads) {
            try {
              thread.join();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        });
  }
}
