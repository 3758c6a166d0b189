// Misconception: a pipe of which nobody reads is nothing.
// Fails: devnull
package asyncio.subprocess;

import java.lang.ProcessBuilder.Redirect;

final class Launch {

  private static Redirect output(Stdio stream) {
    return switch (stream) {
      case Stdio.Kind.INHERIT -> Redirect.INHERIT;
      case Stdio.File(var path, var append) ->
          append ? Redirect.appendTo(path.toFile()) : Redirect.to(path.toFile());
      default -> Redirect.PIPE;
    };
  }
}
