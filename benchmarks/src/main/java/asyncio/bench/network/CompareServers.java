package asyncio.bench.network;

import asyncio.bench.PythonPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Compares servers: 100 connections, one request on its way on each. In every round each server has
 * its turn, so that a noisy machine is noisy for all.
 */
public final class CompareServers {

  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(4);

  private CompareServers() {}

  /**
   * Runs all servers that there are, and prints how they did.
   *
   * @param scripts the folder of the Python scripts
   */
  public static void print(Path scripts, List<PythonPeer> pythons)
      throws IOException, InterruptedException {
    print(Contest.echo(scripts, pythons));
    print(Contest.helloJson(scripts, pythons));
  }

  private static void print(Contest contest) throws IOException, InterruptedException {
    var running = new LinkedHashMap<String, ServerProcess>();
    var loads = new LinkedHashMap<String, List<Load>>();
    try {
      for (var server : contest.servers().entrySet()) {
        running.put(server.getKey(), ServerProcess.start(server.getValue()));
        load(contest, running.get(server.getKey()), WARM_UP);
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (var server : running.entrySet()) {
          loads
              .computeIfAbsent(server.getKey(), _ -> new ArrayList<>())
              .add(load(contest, server.getValue(), MEASURED));
        }
      }
    } finally {
      for (ServerProcess server : running.values()) {
        server.close();
      }
    }
    print(contest.name(), loads);
  }

  private static Load load(Contest contest, ServerProcess server, Duration duration)
      throws IOException {
    Exchange exchange = contest.exchange().with(server.port());
    try (var client = new LoadClient(server.port(), CONNECTIONS, exchange)) {
      return client.run(duration);
    }
  }

  private static void print(String name, Map<String, List<Load>> loads) {
    IO.println(
        "%-27s %12s %8s %10s %10s"
            .formatted(name + ", medians", "messages/s", "ratio", "p50 µs", "p99 µs"));
    double own = median(loads.get("Loopcraft"), Load::messagesPerSecond);
    loads.forEach(
        (server, measured) -> {
          double rate = median(measured, Load::messagesPerSecond);
          IO.println(
              "%-27s %12.0f %7.2fx %10.0f %10.0f"
                  .formatted(
                      server,
                      rate,
                      own / rate,
                      median(measured, Load::p50Micros),
                      median(measured, Load::p99Micros)));
        });
    IO.println();
  }

  private static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
    double[] sorted = loads.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
