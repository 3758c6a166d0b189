package asyncio.bench;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.bench.PerformanceWorkload.AT_A_TIME;
import static asyncio.bench.PerformanceWorkload.MANY;

import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
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

/** The same as {@link PerformanceBenchmark}, without what is built in 06.4. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.access=ALL-UNNAMED",
      "-XX:+UseParallelGC"
    })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WithoutPerformanceBenchmark {

  private static void run(CoroutineAction main) {
    try (var runner = new Runner()) {
      runner.run(async(main));
    }
  }

  /** Tasks that end without a suspension. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void eagerDone() {
    run(() -> PerformanceWorkload.tasks(false));
  }

  /** Tasks that suspend once. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void eagerSuspends() {
    run(() -> PerformanceWorkload.tasks(true));
  }

  /** Values, a call each, a hundred at a time. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void batch() {
    run(() -> PerformanceWorkload.values(key -> createTask(PerformanceWorkload.callForOne(key))));
  }

  /** One value of a hundred, again and again, a call each. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void cache() {
    run(
        () -> {
          for (int i = 0; i < MANY; i++) {
            await(PerformanceWorkload.callForOne(i % AT_A_TIME));
          }
        });
  }

  /** Calls without a limit. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void limit() {
    run(
        () -> {
          for (int i = 0; i < MANY; i++) {
            await(PerformanceWorkload.callForOne(i));
          }
        });
  }

  /** Items, a task each. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long items() {
    var sum = new long[1];
    run(
        () -> {
          for (int i = 0; i < MANY; i++) {
            int item = i % AT_A_TIME;
            sum[0] += await(createTask(async(() -> item)));
          }
        });
    return sum[0];
  }
}
