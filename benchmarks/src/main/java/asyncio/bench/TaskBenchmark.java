package asyncio.bench;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineState;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What coroutines, futures and tasks cost. Twin of {@code tasks.py}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.access=ALL-UNNAMED",
      // With G1, how long 100,000 suspended stacks take to copy differs from run to run.
      "-XX:+UseParallelGC"
    })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class TaskBenchmark {

  static final int SWITCHES = 100_000;
  static final int TASKS = 20_000;
  static final int GATHERED = 10_000;
  static final int HAND_OVERS = 20_000;
  static final int SLEEPERS = 100_000;

  private Runner runner;
  private Future<Void> call;
  private Future<Void> answer;

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

  /** A coroutine is resumed and suspends, without a loop. */
  @Benchmark
  @OperationsPerInvocation(SWITCHES)
  public void coroutineSwitch() {
    var coroutine = new Coroutine<Void>(TaskBenchmark::suspendOften);
    while (coroutine.state() != CoroutineState.CLOSED) {
      coroutine.resume();
    }
  }

  private static Void suspendOften() {
    for (int i = 0; i < SWITCHES; i++) {
      Coroutine.suspend(null);
    }
    return null;
  }

  /** A task lets the loop go through one iteration. */
  @Benchmark
  @OperationsPerInvocation(SWITCHES)
  public void sleepZero() {
    runner.run(
        async(
            () -> {
              for (int i = 0; i < SWITCHES; i++) {
                await(sleep(Duration.ZERO));
              }
            }));
  }

  /** A task starts another, and waits for its end. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void spawnAndJoin() {
    runner.run(
        async(
            () -> {
              for (int i = 0; i < TASKS; i++) {
                await(createTask(async(() -> null)));
              }
            }));
  }

  /** 10,000 coroutines run side by side. */
  @Benchmark
  @OperationsPerInvocation(GATHERED)
  public void gatherTenThousand() {
    runner.run(
        async(
            () ->
                await(
                    gather(
                        IntStream.range(0, GATHERED).mapToObj(i -> async(() -> null)).toList()))));
  }

  /** Two tasks wait for each other's futures in turn. */
  @Benchmark
  @OperationsPerInvocation(HAND_OVERS)
  public void futureRoundTrip() {
    runner.run(async(this::callAndWait));
  }

  private void callAndWait() {
    call = new Future<>(EventLoop.running());
    answer = new Future<>(EventLoop.running());
    Task<Void> answering = createTask(async(this::answer));
    await(sleep(Duration.ZERO));
    for (int i = 0; i < HAND_OVERS; i++) {
      answer = new Future<>(EventLoop.running());
      call.setResult(null);
      await(answer);
    }
    await(answering);
  }

  private void answer() {
    for (int i = 0; i < HAND_OVERS; i++) {
      await(call);
      call = new Future<>(EventLoop.running());
      answer.setResult(null);
    }
  }

  /** 100,000 tasks sleep for a millisecond. */
  @Benchmark
  @OperationsPerInvocation(SLEEPERS)
  public void sleepingTasks() {
    runner.run(
        async(
            () ->
                await(
                    gather(
                        IntStream.range(0, SLEEPERS)
                            .mapToObj(i -> sleep(Duration.ofMillis(1)))
                            .toList()))));
  }
}
