package asyncio.bench;

import asyncio.bench.network.CompareServers;
import asyncio.bench.network.IdleConnections;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the runtime beside its peers, in one run, and prints the ratios. */
final class Compare {

  private static final String SERVERS = "servers";
  private static final String IDLE = "idle";

  private Compare() {}

  /**
   * Compares the benchmarks with their twins.
   *
   * @param args the folder of the Python scripts, and optionally part of a benchmark's name, or
   *     {@code servers} for servers under load, or {@code idle} for what idle connections cost
   */
  public static void main(String[] args) throws Exception {
    Path scripts = Path.of(args[0]);
    String only = args.length > 1 ? args[1] : "";
    List<PythonPeer> pythons = PythonPeer.find();
    if (only.equals(SERVERS)) {
      CompareServers.print(scripts, pythons);
      return;
    }
    if (only.equals(IDLE)) {
      IdleConnections.print(scripts, pythons);
      return;
    }

    for (Suite suite : Suite.ALL) {
      Map<String, Double> ours = measure(suite.ours(), only);
      if (ours.isEmpty()) {
        continue;
      }
      var peers = new LinkedHashMap<String, Map<String, Double>>();
      if (suite.script().isPresent()) {
        Path script = scripts.resolve(suite.script().get());
        for (PythonPeer python : pythons) {
          peers.put(python.name(), python.run(script));
        }
      }
      for (var peer : suite.javaPeers().entrySet()) {
        peers.put(peer.getKey(), measure(peer.getValue(), only));
      }
      print(ours, peers);
    }
    if (pythons.isEmpty()) {
      IO.println("No Python was found: set LOOPCRAFT_PYTHON to one to see it beside.");
    }
  }

  private static Map<String, Double> measure(Class<?> benchmarks, String only)
      throws RunnerException {
    var nanoseconds = new LinkedHashMap<String, Double>();
    for (RunResult result : run(benchmarks.getName() + "\\..*" + only)) {
      String benchmark = result.getParams().getBenchmark();
      nanoseconds.put(
          benchmark.substring(benchmark.lastIndexOf('.') + 1),
          result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    names(benchmarks, only)
        .filter(name -> !nanoseconds.containsKey(name))
        .forEach(
            name ->
                IO.println(
                    "%s.%s failed. Is what it measures written, and does it pass ./learn test?"
                        .formatted(benchmarks.getSimpleName(), name)));
    return nanoseconds;
  }

  /** JMH leaves out what failed, and says nothing when it is silent. */
  private static Stream<String> names(Class<?> benchmarks, String only) {
    return Stream.of(benchmarks.getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(Method::getName)
        .filter(Pattern.compile(only).asPredicate())
        .sorted();
  }

  /**
   * JMH takes it for an error if the pattern fits none, which is right for one of several classes.
   */
  private static Iterable<RunResult> run(String pattern) throws RunnerException {
    try {
      return new Runner(new OptionsBuilder().include(pattern).verbosity(VerboseMode.SILENT).build())
          .run();
    } catch (NoBenchmarksException none) {
      return List.of();
    }
  }

  private static void print(Map<String, Double> ours, Map<String, Map<String, Double>> peers) {
    var header = new StringBuilder("%-24s %12s".formatted("nanoseconds, medians", "Loopcraft"));
    peers.keySet().forEach(peer -> header.append(" %17s %8s".formatted(peer, "ratio")));
    IO.println(header);
    ours.forEach((benchmark, own) -> IO.println(row(benchmark, own, peers)));
    IO.println();
  }

  private static String row(String benchmark, double own, Map<String, Map<String, Double>> peers) {
    var row = new StringBuilder("%-24s %12.1f".formatted(benchmark, own));
    for (Map<String, Double> peer : peers.values()) {
      Double theirs = peer.get(benchmark);
      row.append(
          theirs == null
              ? " %17s %8s".formatted("-", "-")
              : " %17.1f %7.1fx".formatted(theirs, theirs / own));
    }
    return row.toString();
  }
}
