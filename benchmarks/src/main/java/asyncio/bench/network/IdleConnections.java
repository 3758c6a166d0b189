package asyncio.bench.network;

import asyncio.bench.PythonPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What 10,000 connections on which nothing happens cost: memory, and what they do to 100 busy ones.
 */
public final class IdleConnections {

  private static final int IDLE = 10_000;
  private static final int BUSY = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(4);

  private IdleConnections() {}

  /** Runs all servers that there are, one after the other, and prints how they did. */
  public static void print(Path scripts, List<PythonPeer> pythons)
      throws IOException, InterruptedException {
    print(Contest.echo(scripts, pythons));
    print(Contest.helloJson(scripts, pythons));
  }

  private static void print(Contest contest) throws IOException, InterruptedException {
    IO.println(
        "%-27s %16s %24s %24s"
            .formatted(
                contest.name(), "bytes/connection", "alone: msg/s, p99 µs", "with idle ones"));
    for (var server : contest.servers().entrySet()) {
      try (var process = ServerProcess.start(server.getValue())) {
        Exchange exchange = contest.exchange().with(process.port());
        load(process, exchange, WARM_UP);
        Load alone = load(process, exchange, MEASURED);
        Optional<Long> before = process.memory();
        List<SocketChannel> idle = connect(process.port());
        // When a new client has been served, the idle ones before it have been accepted.
        load(process, exchange, Duration.ofMillis(100));
        Optional<Long> after = process.memory();
        Load crowded = load(process, exchange, MEASURED);
        for (SocketChannel channel : idle) {
          channel.close();
        }
        IO.println(
            "%-27s %16s %15.0f %8.0f %15.0f %8.0f"
                .formatted(
                    server.getKey(),
                    before
                        .flatMap(first -> after.map(then -> (then - first) / IDLE))
                        .map(String::valueOf)
                        .orElse("-"),
                    alone.messagesPerSecond(),
                    alone.p99Micros(),
                    crowded.messagesPerSecond(),
                    crowded.p99Micros()));
      }
    }
    IO.println();
  }

  private static Load load(ServerProcess server, Exchange exchange, Duration duration)
      throws IOException {
    try (var client = new LoadClient(server.port(), BUSY, exchange)) {
      return client.run(duration);
    }
  }

  private static List<SocketChannel> connect(int port) throws IOException {
    var idle = new ArrayList<SocketChannel>();
    for (int i = 0; i < IDLE; i++) {
      idle.add(SocketChannel.open(new InetSocketAddress("127.0.0.1", port)));
    }
    return idle;
  }
}
