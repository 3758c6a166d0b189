package asyncio.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the runtime beside its peers, in one run, and prints the ratios. */
final class Compare {

  private Compare() {}

  /**
   * Compares one benchmark class with the script that is its twin.
   *
   * @param args the folder of the Python scripts, and optionally part of a benchmark's name
   */
  public static void main(String[] args) throws Exception {
    Path scripts = Path.of(args[0]);
    String only = args.length > 1 ? args[1] : "";

    Map<String, Double> ours = measureOurs(only);
    var peers = new LinkedHashMap<String, Map<String, Double>>();
    for (PythonPeer peer : PythonPeer.find()) {
      peers.put(peer.name(), peer.run(scripts.resolve("event_loop.py")));
    }
    print(ours, peers);
  }

  private static Map<String, Double> measureOurs(String only) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(EventLoopBenchmark.class.getSimpleName() + "\\." + only)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    var nanoseconds = new LinkedHashMap<String, Double>();
    for (RunResult result : results) {
      String benchmark = result.getParams().getBenchmark();
      nanoseconds.put(
          benchmark.substring(benchmark.lastIndexOf('.') + 1),
          result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    return nanoseconds;
  }

  private static void print(Map<String, Double> ours, Map<String, Map<String, Double>> peers) {
    var header = new StringBuilder("%-24s %12s".formatted("nanoseconds, medians", "Loopcraft"));
    peers.keySet().forEach(peer -> header.append(" %16s %8s".formatted(peer, "ratio")));
    IO.println(header);
    ours.forEach(
        (benchmark, own) -> {
          var row = new StringBuilder("%-24s %12.1f".formatted(benchmark, own));
          for (Map<String, Double> peer : peers.values()) {
            double theirs = peer.get(benchmark);
            row.append(" %16.1f %7.1fx".formatted(theirs, theirs / own));
          }
          IO.println(row);
        });
    if (peers.isEmpty()) {
      IO.println("No Python was found: set LOOPCRAFT_PYTHON to one to see it beside.");
    }
  }
}
