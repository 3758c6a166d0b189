package asyncio.bench;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.sync.Condition;
import asyncio.sync.Held;
import asyncio.sync.Lock;
import asyncio.sync.Queue;
import asyncio.sync.Semaphore;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What primitives cost. Twin of {@code primitives.py}. */
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
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class PrimitivesBenchmark {

  static final int ALONE = 100_000;
  static final int CONTENDERS = 10;
  static final int TURNS = 2_000;
  static final int ROUNDS = 10_000;
  static final int ITEMS = 50_000;
  static final int PRODUCERS = 1_000;
  static final int ITEMS_EACH = 20;

  private Runner runner;

  /** Makes a loop on the system's clock and selector. */
  @Setup
  public void open() {
    runner = new Runner();
  }

  /** Closes it. */
  @TearDown
  public void close() {
    runner.close();
  }

  /** A task acquires and releases a lock that nobody else wants. */
  @Benchmark
  @OperationsPerInvocation(ALONE)
  public void lockAlone() {
    runner.run(
        async(
            () -> {
              var lock = new Lock();
              for (int i = 0; i < ALONE; i++) {
                await(lock.acquire()).close();
              }
            }));
  }

  /** Ten tasks want a lock, and each holds it for one iteration at a time. */
  @Benchmark
  @OperationsPerInvocation(CONTENDERS * TURNS)
  public void lockContended() {
    var lock = new Lock();
    contend(lock::acquire);
  }

  /** The same with three permits. */
  @Benchmark
  @OperationsPerInvocation(CONTENDERS * TURNS)
  public void semaphoreContended() {
    var semaphore = new Semaphore(3);
    contend(semaphore::acquire);
  }

  private void contend(Supplier<Coroutine<Held>> acquire) {
    Supplier<Coroutine<Void>> contender =
        () ->
            async(
                () -> {
                  for (int i = 0; i < TURNS; i++) {
                    try (var _ = await(acquire.get())) {
                      await(sleep(Duration.ZERO));
                    }
                  }
                });
    runner.run(
        async(
            () ->
                await(
                    gather(
                        IntStream.range(0, CONTENDERS).mapToObj(i -> contender.get()).toList()))));
  }

  /** Two tasks take turns by a condition. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public void conditionPingPong() {
    var changed = new Condition();
    var turn = new int[1];
    runner.run(async(() -> await(gather(play(changed, turn, 0), play(changed, turn, 1)))));
  }

  private static Coroutine<Void> play(Condition changed, int[] turn, int mine) {
    return async(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            try (var _ = await(changed.acquire())) {
              await(changed.waitUntil(() -> turn[0] == mine));
              turn[0] = 1 - mine;
              changed.notifyOne();
            }
          }
        });
  }

  /** One task hands items to another through a queue with room for one. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public void queueOneProducer() {
    handOver(1, 1, ITEMS);
  }

  /** A thousand tasks hand items to one through a queue with room for ten. */
  @Benchmark
  @OperationsPerInvocation(PRODUCERS * ITEMS_EACH)
  public void queueThousandProducers() {
    handOver(10, PRODUCERS, ITEMS_EACH);
  }

  private void handOver(int bound, int producers, int each) {
    var queue = new Queue<Integer>(bound);
    runner.run(
        async(
            () -> {
              var all = new ArrayList<Coroutine<Void>>();
              all.add(
                  async(
                      () -> {
                        for (int i = 0; i < producers * each; i++) {
                          await(queue.get());
                        }
                      }));
              for (int p = 0; p < producers; p++) {
                all.add(
                    async(
                        () -> {
                          for (int i = 0; i < each; i++) {
                            await(queue.put(i));
                          }
                        }));
              }
              await(gather(all));
            }));
  }
}
