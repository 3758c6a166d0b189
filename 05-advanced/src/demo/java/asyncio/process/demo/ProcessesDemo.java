package asyncio.process.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.process.Processes.processPool;

import asyncio.loop.EventLoop;
import asyncio.process.Chunking;
import asyncio.process.Job;
import asyncio.process.JobFunction;
import asyncio.process.PoolOptions;
import asyncio.process.RemoteTrace;
import asyncio.process.WaitingJobs;
import asyncio.task.Future;
import asyncio.task.Runner;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Demo 05.2: a pool of two worker processes: a job, a map, a failure, and the end.
 *
 * <p>The twin of {@code src/cpython/processes.py}.
 */
public final class ProcessesDemo {

  private ProcessesDemo() {}

  /** Runs the demo. */
  static void main() {
    try (var runner = new Runner()) {
      program(runner.loop(), IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    Runner.runUntilComplete(loop, async(() -> run(print)));
  }

  private static void run(Consumer<String> print) {
    var options = PoolOptions.allowing("asyncio.process.demo").withMostWorkers(2);
    try (var pool = processPool(options)) {
      long here = ProcessHandle.current().pid();
      print.accept("somewhere else: " + yes(await(pool.submit(new WorkerPid())) != here));
      print.accept("primes: " + await(pool.submit(new CountPrimes(0, 10_000))));

      List<Integer> starts = List.of(0, 1_000, 2_000, 3_000);
      for (int count : pool.map(new PrimesFrom(), starts, Chunking.of(2))) {
        print.accept("a thousand numbers have " + count);
      }
      try {
        await(pool.submit(new Divide(1, 0)));
      } catch (ArithmeticException failed) {
        boolean told =
            Arrays.stream(failed.getSuppressed()).anyMatch(RemoteTrace.class::isInstance);
        print.accept("it failed, and says where: " + yes(told));
      }
      Future<Integer> last = pool.submit(new CountPrimes(0, 100));
      await(pool.shutdown(WaitingJobs.ARE_DONE));
      print.accept("the last one: " + await(last));
      try {
        pool.submit(new Divide(1, 1));
      } catch (IllegalStateException refused) {
        print.accept("no more jobs");
      }
    }
  }

  private record PrimesFrom() implements JobFunction<Integer, Integer> {

    @Override
    public Integer apply(Integer from) {
      return new CountPrimes(from, from + 1_000).call();
    }
  }

  private record Divide(int number, int by) implements Job<Integer> {

    @Override
    public Integer call() {
      return number / by;
    }
  }

  private static String yes(boolean answer) {
    return answer ? "True" : "False";
  }
}
