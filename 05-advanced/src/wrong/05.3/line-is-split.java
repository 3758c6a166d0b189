// Misconception: a line is a program and its arguments.
// Fails: shell
package asyncio.subprocess;

import java.util.List;

final class Launch {

  private static List<String> arguments(Command command, boolean isWindows) {
    if (!command.isShell()) {
      return command.arguments();
    }
    String line = command.arguments().getFirst();
    return isWindows
        ? List.of("cmd.exe", "/d", "/s", "/c", '"' + line + '"')
        : List.of(line.split(" "));
  }
}
