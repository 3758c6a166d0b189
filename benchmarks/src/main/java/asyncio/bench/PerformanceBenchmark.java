package asyncio.bench;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.bench.PerformanceWorkload.AT_A_TIME;
import static asyncio.bench.PerformanceWorkload.MANY;

import asyncio.loop.EventLoop;
import asyncio.perf.AdaptiveLimit;
import asyncio.perf.BatchSettings;
import asyncio.perf.Batcher;
import asyncio.perf.CacheSettings;
import asyncio.perf.Cursor;
import asyncio.perf.EagerTasks;
import asyncio.perf.LimitSettings;
import asyncio.perf.LoadingCache;
import asyncio.service.Call;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What 06.4 gains, an operation each: a task, a value, a call, an item. The same without is in
 * {@link WithoutPerformanceBenchmark}.
 */
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
public class PerformanceBenchmark {

  private static void run(CoroutineAction main) {
    try (var runner = new Runner()) {
      runner.run(async(main));
    }
  }

  /** Eager tasks that end without a suspension. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void eagerDone() {
    runEagerly(false);
  }

  /** Eager tasks that suspend once. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void eagerSuspends() {
    runEagerly(true);
  }

  private static void runEagerly(boolean suspends) {
    run(
        () -> {
          Tasks.of(EventLoop.running()).setFactory(new EagerTasks());
          PerformanceWorkload.tasks(suspends);
        });
  }

  /** Values, a hundred in a call. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void batch() {
    run(
        () -> {
          var batcher =
              new Batcher<Integer, Integer>(
                  PerformanceWorkload::callForAll, new BatchSettings(AT_A_TIME, Duration.ZERO));
          PerformanceWorkload.values(batcher::load);
        });
  }

  /** One value of a hundred, again and again, which is there but for the first time. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void cache() {
    run(
        () -> {
          var cache =
              new LoadingCache<Integer, Integer>(
                  PerformanceWorkload::callForOne,
                  new CacheSettings(AT_A_TIME, Duration.ofHours(1)));
          for (int i = 0; i < MANY; i++) {
            await(cache.get(i % AT_A_TIME));
          }
        });
  }

  /** Calls through a limit that none of them reaches. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void limit() {
    run(
        () -> {
          var limit = new AdaptiveLimit(new LimitSettings(10, 1, 100, Duration.ofMinutes(1), 0.5));
          Call<Integer, Integer> service = PerformanceWorkload::callForOne;
          Call<Integer, Integer> call = service.through(limit);
          for (int i = 0; i < MANY; i++) {
            await(call.call(i));
          }
        });
  }

  /** Items in chunks of a hundred. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long items() {
    var sum = new long[1];
    run(
        () -> {
          var chunks =
              IntStream.range(0, MANY / AT_A_TIME)
                  .mapToObj(i -> IntStream.range(0, AT_A_TIME).boxed().toList())
                  .iterator();
          var cursor =
              new Cursor<Integer>(
                  () -> async(() -> chunks.hasNext() ? chunks.next() : List.of()), 1000);
          await(cursor.forEach(item -> sum[0] += item));
        });
    return sum[0];
  }
}
