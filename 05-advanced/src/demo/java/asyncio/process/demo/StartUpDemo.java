package asyncio.process.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;

import asyncio.process.Allowed;
import asyncio.process.JvmOptions;
import asyncio.process.PoolOptions;
import asyncio.process.Processes;
import asyncio.process.StartUpCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Demo 05.2: how long it takes from nothing to a worker's first answer, in five ways. */
public final class StartUpDemo {

  private static final PoolOptions POOL =
      PoolOptions.allowing("asyncio.process.demo").withMostWorkers(1);
  private static final int ROUNDS = 9;

  private StartUpDemo() {}

  /** Runs the demo. */
  static void main() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("start up");
    try {
      JvmOptions plain = JvmOptions.ofThisJvm();
      String compiler = "-XX:TieredStopAtLevel=1";
      long start = System.nanoTime();
      JvmOptions cached = cached(plain, folder.resolve("all"));
      JvmOptions cachedSmall = cached(plain.withFlags(compiler), folder.resolve("first"));
      say("two caches were made in", (System.nanoTime() - start) / 1_000_000);

      show("without the JDK's own archive", plain.withFlags("-Xshare:off"));
      show("as it is", plain);
      show("with the first compiler only", plain.withFlags(compiler));
      show("with a cache", cached);
      show("with a cache and the first compiler", cachedSmall);
      say("a job more, when it is there", median(plain, true));
    } finally {
      delete(folder);
    }
  }

  private static JvmOptions cached(JvmOptions options, Path folder)
      throws IOException, InterruptedException {
    Allowed allowed = POOL.allowed();
    return StartUpCache.make(options, allowed, folder, List.of(new CountPrimes(0, 1_000)));
  }

  private static void show(String how, JvmOptions options) {
    say(how, median(options, false));
  }

  private static void say(String how, double millis) {
    IO.println(String.format(Locale.ROOT, "%-40s %8.1f ms", how, millis));
  }

  /** The median time to the answer of a first job, or of one after that. */
  private static double median(JvmOptions options, boolean warm) {
    return IntStream.range(0, ROUNDS)
        .mapToDouble(_ -> run(async(() -> once(options, warm))))
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }

  private static double once(JvmOptions options, boolean warm) {
    try (var pool = Processes.processPool(POOL, options)) {
      if (warm) {
        for (int i = 0; i < 1_000; i++) {
          await(pool.submit(new CountPrimes(0, 10)));
        }
      }
      long start = System.nanoTime();
      await(pool.submit(new CountPrimes(0, 10)));
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
