package asyncio.process.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;

import asyncio.process.JvmOptions;
import asyncio.process.PoolOptions;
import asyncio.process.ProcessPool;
import asyncio.process.Processes;
import asyncio.process.StartUpCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Demo 05.2: how long it takes from nothing to a worker's first answer, in five ways. */
public final class StartUpDemo {

  private static final PoolOptions POOL =
      PoolOptions.allowing("asyncio.process.demo").withMostWorkers(1);
  private static final int ROUNDS = 15;

  private StartUpDemo() {}

  /**
   * One start.
   *
   * @param wall the time until the first answer, in milliseconds
   * @param cpu what the worker has used of the processors by then, in milliseconds
   */
  private record Start(double wall, double cpu) {}

  /** Runs the demo. */
  static void main() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("start up");
    try {
      compare(ways(folder));
      IO.println(line("a job more, of a worker that is there", run(async(StartUpDemo::onceMore))));
    } finally {
      delete(folder);
    }
  }

  private static Map<String, JvmOptions> ways(Path folder)
      throws IOException, InterruptedException {
    JvmOptions plain = JvmOptions.ofThisJvm();
    JvmOptions first = plain.withFlags("-XX:TieredStopAtLevel=1");
    var ways = new LinkedHashMap<String, JvmOptions>();
    ways.put("without the JDK's own archive", plain.withFlags("-Xshare:off"));
    ways.put("as it is", plain);
    ways.put("with the first compiler only", first);
    long start = System.nanoTime();
    ways.put("with a cache", cached(plain, folder.resolve("both")));
    ways.put("with both", cached(first, folder.resolve("first")));
    IO.println(line("two caches, made once", (System.nanoTime() - start) / 1e6));
    return ways;
  }

  private static JvmOptions cached(JvmOptions options, Path folder)
      throws IOException, InterruptedException {
    return StartUpCache.make(
        options, POOL.allowed(), folder, List.of(new CountPrimes(0, 1_000), new CpuTime()));
  }

  /** In turns, so that all ways have the same share of what else the machine does. */
  private static void compare(Map<String, JvmOptions> ways) {
    var starts = new LinkedHashMap<String, List<Start>>();
    for (int round = 0; round < ROUNDS; round++) {
      ways.forEach(
          (way, options) ->
              starts
                  .computeIfAbsent(way, _ -> new ArrayList<>())
                  .add(run(async(() -> once(options)))));
    }
    starts.forEach(
        (way, all) -> {
          double wall = all.stream().mapToDouble(Start::wall).min().orElseThrow();
          double cpu = all.stream().mapToDouble(Start::cpu).min().orElseThrow();
          IO.println(line(way, wall) + String.format(Locale.ROOT, "  cpu %4.0f ms", cpu));
        });
  }

  private static Start once(JvmOptions options) {
    try (ProcessPool pool = Processes.processPool(POOL, options)) {
      double wall = timeOfOne(pool);
      return new Start(wall, await(pool.submit(new CpuTime())).toMillis());
    }
  }

  private static double onceMore() {
    try (ProcessPool pool = Processes.processPool(POOL)) {
      double fastest = Double.MAX_VALUE;
      for (int i = 0; i < 2_000; i++) {
        fastest = Math.min(fastest, timeOfOne(pool));
      }
      return fastest;
    }
  }

  private static double timeOfOne(ProcessPool pool) {
    long start = System.nanoTime();
    await(pool.submit(new CountPrimes(0, 10)));
    return (System.nanoTime() - start) / 1e6;
  }

  private static String line(String what, double millis) {
    return String.format(Locale.ROOT, "%-40s %8.2f ms", what, millis);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
