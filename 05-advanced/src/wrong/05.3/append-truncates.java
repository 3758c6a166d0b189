// Misconception: a file is a file.
// Fails: files
package asyncio.subprocess;

import java.lang.ProcessBuilder.Redirect;

final class Launch {

  private static Redirect output(Stdio stream) {
    return switch (stream) {
      case Stdio.Kind.INHERIT -> Redirect.INHERIT;
      case Stdio.Kind.PIPE -> Redirect.PIPE;
      case Stdio.Kind.DEVNULL -> Redirect.DISCARD;
      case Stdio.Kind.STDOUT -> throw new AssertionError("that is no stream of its own");
      case Stdio.File(var path, _) -> Redirect.to(path.toFile());
    };
  }
}
