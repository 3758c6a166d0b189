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
 * Compares echo servers: 100 connections, messages of 1 KiB, one on its way on each. In every round
 * each server has its turn, so that a noisy machine is noisy for all.
 */
public final class CompareServers {

  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 100;
  private static final int MESSAGE_BYTES = 1024;
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
    var servers = servers(scripts, pythons);
    var running = new LinkedHashMap<String, ServerProcess>();
    var loads = new LinkedHashMap<String, List<Load>>();
    try {
      for (var server : servers.entrySet()) {
        running.put(server.getKey(), ServerProcess.start(server.getValue()));
        load(running.get(server.getKey()), WARM_UP);
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (var server : running.entrySet()) {
          loads
              .computeIfAbsent(server.getKey(), _ -> new ArrayList<>())
              .add(load(server.getValue(), MEASURED));
        }
      }
    } finally {
      for (ServerProcess server : running.values()) {
        server.close();
      }
    }
    print(loads);
  }

  private static Map<String, List<String>> servers(Path scripts, List<PythonPeer> pythons) {
    var servers = new LinkedHashMap<String, List<String>>();
    servers.put("Loopcraft", java(LoopcraftEcho.class));
    servers.put("Netty", java(NettyEcho.class));
    for (PythonPeer python : pythons) {
      servers.put(python.name(), python.commandFor(scripts.resolve("echo_server.py")));
    }
    return servers;
  }

  private static List<String> java(Class<?> server) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "--add-exports",
        "java.base/jdk.internal.vm=ALL-UNNAMED",
        "--add-exports",
        "java.base/jdk.internal.access=ALL-UNNAMED",
        "-classpath",
        System.getProperty("java.class.path"),
        server.getName());
  }

  private static Load load(ServerProcess server, Duration duration) throws IOException {
    try (var client = new EchoClient(server.port(), CONNECTIONS, MESSAGE_BYTES)) {
      return client.run(duration);
    }
  }

  private static void print(Map<String, List<Load>> loads) {
    IO.println(
        "%-18s %12s %8s %10s %10s".formatted("medians", "messages/s", "ratio", "p50 µs", "p99 µs"));
    double own = median(loads.get("Loopcraft"), Load::messagesPerSecond);
    loads.forEach(
        (name, measured) -> {
          double rate = median(measured, Load::messagesPerSecond);
          IO.println(
              "%-18s %12.0f %7.2fx %10.0f %10.0f"
                  .formatted(
                      name,
                      rate,
                      own / rate,
                      median(measured, Load::p50Micros),
                      median(measured, Load::p99Micros)));
        });
  }

  private static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
    double[] sorted = loads.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
