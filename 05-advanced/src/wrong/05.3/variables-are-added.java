// Misconception: variables are set one by one.
// Fails: environment
package asyncio.subprocess;

final class Launch {

  static ProcessBuilder builder(Command command, boolean isWindows) {
    var builder = new ProcessBuilder(arguments(command, isWindows));
    builder.redirectInput(input(command.stdin(), isWindows));
    builder.redirectOutput(output(command.stdout()));
    if (command.stderr() == Stdio.STDOUT) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(output(command.stderr()));
    }
    if (command.directory() != null) {
      builder.directory(command.directory().toFile());
    }
    if (command.environment() != null) {
      builder.environment().putAll(command.environment());
    }
    return builder;
  }
}
