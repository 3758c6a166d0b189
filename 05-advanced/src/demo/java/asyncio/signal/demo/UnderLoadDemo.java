package asyncio.signal.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static asyncio.executor.Threads.toThread;
import static asyncio.stream.Streams.openConnection;

import asyncio.stream.IncompleteReadError;
import asyncio.stream.StreamReader;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Demo 05.4: a server under load gets SIGTERM, without anything prepared for it and drained. */
final class UnderLoadDemo {

  private static final int CLIENTS = 200;
  private static final Duration BEFORE = Duration.ofSeconds(1);
  private static final byte[] REQUEST =
      "GET /book HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};

  private int answered;
  private int refused;
  private int turnedAway;

  private UnderLoadDemo() {}

  /** Runs the demo. */
  static void main() {
    run(
        async(
            () -> {
              new UnderLoadDemo().demo("Nothing is prepared: the JVM does what it does.");
              new UnderLoadDemo().demo("The server drains.", BookShop.DRAINS);
              IO.println(
                  "By hand: \"%s\" \"@%s\" %s".formatted(java(), argumentFile(), BookShop.DRAINS));
            }));
  }

  private void demo(String title, String... arguments) throws Exception {
    IO.println(title);
    Process server = start(arguments);
    try (BufferedReader output = server.inputReader()) {
      String port = await(toThread(() -> output.readLine())).substring("listens ".length());
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
      List<Task<Void>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(createTask(client(address)));
      }
      await(sleep(BEFORE));
      long sent = System.nanoTime();
      terminate(server);
      int code = await(toThread(() -> server.waitFor()));
      Duration time = Duration.ofNanos(System.nanoTime() - sent);
      await(gather(clients));
      int accepted = accepted(output);
      IO.println(
          "  server: accepted %d; clients: answered %d, %d of them by 503; turned away %d"
              .formatted(accepted, answered, refused, turnedAway));
      IO.println("  accepted and not answered: " + (accepted - answered));
      IO.println("  exit code %d, %d ms after SIGTERM".formatted(code, time.toMillis()));
    } finally {
      server.destroyForcibly();
    }
  }

  private static int accepted(BufferedReader output) throws IOException {
    return Integer.parseInt(output.readLine().substring("accepted ".length()));
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(program());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** What comes after {@code java}. */
  private static List<String> program() {
    List<String> arguments = new ArrayList<>();
    for (String name : List.of("access", "vm")) {
      arguments.addAll(List.of("--add-exports", "java.base/jdk.internal." + name + "=ALL-UNNAMED"));
    }
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.add(BookShop.class.getName());
    return arguments;
  }

  /** The same in a file, as {@code java @file} reads it. */
  private static Path argumentFile() throws IOException {
    List<String> quoted =
        program().stream().map(each -> '"' + each.replace("\\", "\\\\") + '"').toList();
    return Files.write(Path.of(System.getProperty("java.io.tmpdir"), "book-shop.args"), quoted);
  }

  private static void terminate(Process server) throws IOException {
    if (server.supportsNormalTermination()) {
      server.toHandle().destroy();
    } else {
      server.outputWriter().append("raise SIGTERM\n").flush();
    }
  }

  /** Sends one request after the other on one connection, until that is not kept any longer. */
  private Coroutine<Void> client(InetSocketAddress address) {
    return async(
        () -> {
          try (var connection = await(openConnection(address), IOException.class)) {
            boolean kept = true;
            while (kept) {
              connection.writer().write(REQUEST);
              kept = isKept(connection.reader());
              answered++;
            }
          } catch (IncompleteReadError | IOException gone) {
            // Gone before an answer has begun. Whether that is a loss, the server's count tells.
            turnedAway++;
          }
        });
  }

  /** Reads an answer. After 503 a client goes away, as after {@code Connection: close}. */
  private boolean isKept(StreamReader reader) throws IOException {
    String head =
        new String(
            await(reader.readUntil(EMPTY_LINE), IOException.class), StandardCharsets.US_ASCII);
    int length = Integer.parseInt(head.replaceAll("(?is).*content-length: *([0-9]+).*", "$1"));
    await(reader.readExactly(length), IOException.class);
    boolean isRefused = head.startsWith("HTTP/1.1 503");
    if (isRefused) {
      refused++;
    }
    return !isRefused && !head.toLowerCase(Locale.ROOT).contains("connection: close");
  }
}
