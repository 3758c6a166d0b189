// Misconception: a shell is a shell.
// Fails: shell
package asyncio.subprocess;

import java.util.List;

final class Launch {

  private static List<String> arguments(Command command, boolean isWindows) {
    return command.isShell()
        ? List.of("/bin/sh", "-c", command.arguments().getFirst())
        : command.arguments();
  }
}
