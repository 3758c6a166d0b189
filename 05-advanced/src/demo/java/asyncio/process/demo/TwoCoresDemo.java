package asyncio.process.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static asyncio.executor.Threads.runInExecutor;
import static asyncio.process.Processes.processPool;

import asyncio.process.JvmOptions;
import asyncio.process.PoolOptions;
import asyncio.process.ProcessPool;
import asyncio.process.WorkerDied;
import asyncio.task.Future;
import asyncio.task.TimeoutError;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Demo 05.2: computing on the loop, on threads and in processes, and workers that are killed.
 *
 * <p>In CPython, a worker that is killed breaks its pool: {@code src/cpython/broken_pool.py}.
 */
public final class TwoCoresDemo {

  private static final int PIECES = 16;
  private static final int SIZE = 125_000;
  private static final int ROUNDS = 5;

  private TwoCoresDemo() {}

  /** Runs the demo. */
  static void main() {
    run(async(TwoCoresDemo::compare));
    run(async(TwoCoresDemo::killAndHang));
  }

  /** Workers whose code is compiled as this JVM's is, so that the comparison is fair. */
  private static ProcessPool pool(int workers) {
    String[] flags =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-XX:TieredStopAtLevel"))
            .toArray(String[]::new);
    return processPool(
        PoolOptions.allowing("asyncio.process.demo").withMostWorkers(workers),
        JvmOptions.ofThisJvm().withFlags(flags));
  }

  private static void compare() {
    IO.println("primes below 2,000,000, in 16 pieces; the fastest of " + ROUNDS);
    try (var threads = Executors.newFixedThreadPool(2);
        var processes = pool(2)) {
      Function<CountPrimes, Future<Integer>> onThreads = job -> runInExecutor(threads, job);
      double first = measure(() -> all(processes::submit));
      double loop = measure(TwoCoresDemo::onTheLoop);
      double threaded = measure(() -> all(onThreads));
      double processed = measure(() -> all(processes::submit));
      for (int round = 1; round < ROUNDS; round++) {
        loop = Math.min(loop, measure(TwoCoresDemo::onTheLoop));
        threaded = Math.min(threaded, measure(() -> all(onThreads)));
        processed = Math.min(processed, measure(() -> all(processes::submit)));
      }
      show("the loop's thread", loop, loop);
      show("two threads", threaded, loop);
      show("two processes", processed, loop);
      show("two processes, with their start", first, loop);
    }
  }

  private static List<CountPrimes> pieces() {
    return IntStream.range(0, PIECES)
        .mapToObj(piece -> new CountPrimes(piece * SIZE, (piece + 1) * SIZE))
        .toList();
  }

  private static int onTheLoop() {
    return pieces().stream().mapToInt(CountPrimes::call).sum();
  }

  private static int all(Function<CountPrimes, Future<Integer>> submit) {
    List<Integer> counts = await(gather(pieces().stream().map(submit).toList()));
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  private static double measure(IntSupplier work) {
    long start = System.nanoTime();
    if (work.getAsInt() != 148_933) {
      throw new AssertionError("that is not how many primes there are");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void show(String how, double seconds, double loop) {
    IO.println(String.format(Locale.ROOT, "  %-32s %5.2f s  x %.2f", how, seconds, loop / seconds));
  }

  private static void killAndHang() {
    IO.println("a pool of two, one of which is killed in the middle of its job");
    try (var pool = pool(2)) {
      long pid = await(pool.submit(new WorkerPid()));
      Future<Void> doomed = pool.submit(new Hang());
      Future<Integer> beside = pool.submit(new CountPrimes(0, SIZE));
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      try {
        await(doomed);
      } catch (WorkerDied died) {
        IO.println("  the caller sees: " + died.getMessage());
      }
      IO.println("  the job beside it: " + await(beside));
      IO.println("  the pool goes on: " + await(pool.submit(new CountPrimes(0, 100))));

      Future<Void> hanging = pool.submit(new Hang(), Duration.ofMillis(300));
      try {
        await(hanging);
      } catch (TimeoutError late) {
        IO.println("  a job that hangs: " + late);
      }
      IO.println("  the pool goes on: " + await(pool.submit(new CountPrimes(0, 100))));
      IO.println("  " + pool.facts());
    }
  }
}
