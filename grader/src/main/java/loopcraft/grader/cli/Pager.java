package loopcraft.grader.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** Shows long texts a page at a time, with the learner's own pager, if there is one. */
final class Pager {

  private final Map<String, String> environment;

  Pager(Map<String, String> environment) {
    this.environment = environment;
  }

  void show(List<String> lines, Screen screen) {
    if (!screen.look().terminal() || fits(lines, screen) || !page(lines, screen)) {
      screen.lines(lines);
    }
  }

  private static boolean fits(List<String> lines, Screen screen) {
    var rows = Terminals.rows();
    return rows > 0 && Text.rows(lines, screen.look().width()) < rows;
  }

  private boolean page(List<String> lines, Screen screen) {
    var command = environment.getOrDefault("PAGER", "less -R").strip();
    if (command.isEmpty()) {
      return false;
    }
    var builder =
        new ProcessBuilder(command.split("\\s+"))
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", "-R");
    builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
    try {
      var pager = builder.start();
      var charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
      try (var out = new PrintWriter(new OutputStreamWriter(pager.getOutputStream(), charset))) {
        new Screen(out, screen.look()).lines(lines);
      }
      pager.waitFor();
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
