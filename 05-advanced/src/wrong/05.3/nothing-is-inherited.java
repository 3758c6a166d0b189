// Misconception: what is not said stays as ProcessBuilder has it.
// Fails: inheritedOrPipes
package asyncio.subprocess;

import java.lang.ProcessBuilder.Redirect;

final class Launch {

  private static Redirect output(Stdio stream) {
    return switch (stream) {
      case Stdio.Kind.DEVNULL -> Redirect.DISCARD;
      case Stdio.File(var path, var append) ->
          append ? Redirect.appendTo(path.toFile()) : Redirect.to(path.toFile());
      default -> Redirect.PIPE;
    };
  }
}
