package asyncio.subprocess;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program for tests to start, on every system: this JVM's, with this class. */
final class TestProgram {

  private TestProgram() {}

  /** The command that runs it. */
  static Command command(String... arguments) {
    return Command.exec(commandLine(arguments));
  }

  /** The same, where the course's classes are not to be had. */
  private static List<String> commandLine(String... arguments) {
    var all = new ArrayList<String>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    all.add(classPath());
    all.add(TestProgram.class.getName());
    all.addAll(List.of(arguments));
    return all;
  }

  private static String classPath() {
    try {
      return Path.of(TestProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** What it does is its first argument. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "echo" -> echo();
      case "wait" -> waitLong();
      case "parent" -> {
        startAnother();
        waitLong();
      }
      case "exit" -> System.exit(Integer.parseInt(arguments[1]));
      case "say" -> System.out.print(String.join("|", arguments));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Writes what it reads to both outputs, and gives 3. */
  private static void echo() throws IOException {
    byte[] block = new byte[8192];
    int length;
    while ((length = System.in.read(block)) > 0) {
      System.out.write(block, 0, length);
      System.err.write(block, 0, length);
      System.out.flush();
    }
    System.exit(3);
  }

  /** For as long as any test takes, so that a wrong answer leaves nothing for good. */
  private static void waitLong() throws InterruptedException {
    System.out.println("ready " + ProcessHandle.current().pid());
    Thread.sleep(20_000);
  }

  private static void startAnother() throws IOException {
    var builder = new ProcessBuilder(commandLine("wait"));
    System.out.println("child " + builder.start().pid());
  }
}
