// Misconception: errors that go to the output go to the same kind of place.
// Fails: merged
package asyncio.subprocess;

final class Launch {

  static ProcessBuilder builder(Command command, boolean isWindows) {
    var builder = new ProcessBuilder(arguments(command, isWindows));
    builder.redirectInput(input(command.stdin(), isWindows));
    builder.redirectOutput(output(command.stdout()));
    if (command.stderr() == Stdio.STDOUT) {
      builder.redirectError(builder.redirectOutput());
    } else {
      builder.redirectError(output(command.stderr()));
    }
    if (command.directory() != null) {
      builder.directory(command.directory().toFile());
    }
    if (command.environment() != null) {
      builder.environment().clear();
      builder.environment().putAll(command.environment());
    }
    return builder;
  }
}
