package loopcraft.grader.box;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that tries what it is told, and prints {@code done}, or why not. */
final class Intruder {

  private Intruder() {}

  static void main(String[] arguments) {
    try {
      attempt(arguments[0], arguments[1]);
      System.out.println("done");
    } catch (Throwable refused) {
      System.out.println(refused);
    }
  }

  private static void attempt(String what, String with) throws Exception {
    switch (what) {
      case "read" -> Files.readAllBytes(Path.of(with));
      case "write" -> Files.writeString(Path.of(with), "I was here");
      case "fill" -> Files.write(Path.of(with), new byte[32 << 20]);
      case "connect" ->
          new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(with)).close();
      case "serve" -> serve();
      case "wait" -> awaitTheEndOfInput();
      case "environment" -> requirePresent(System.getenv(with));
      case "run" -> requirePresent(new ProcessBuilder(with).start());
      case "signal" -> requirePresent(ProcessHandle.of(Long.parseLong(with)).orElse(null));
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static void awaitTheEndOfInput() throws Exception {
    System.out.print("ready, ");
    System.out.flush();
    System.in.readAllBytes();
  }

  private static void serve() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      requirePresent(client);
    }
  }

  private static void requirePresent(Object what) {
    if (what == null) {
      throw new IllegalStateException("there is none");
    }
  }
}
