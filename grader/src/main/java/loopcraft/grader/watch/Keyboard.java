package loopcraft.grader.watch;

import java.io.IOException;
import java.util.function.Consumer;
import loopcraft.grader.watch.Key.Special;
import org.jline.utils.NonBlockingReader;

/** Reads keys from a terminal in raw mode. */
final class Keyboard {

  private static final int ESCAPE = 27;
  private static final long REST_OF_SEQUENCE_MILLIS = 40;

  private final NonBlockingReader reader;

  Keyboard(NonBlockingReader reader) {
    this.reader = reader;
  }

  /** Reads until the terminal is gone; then returns. */
  void read(Consumer<Key> pressed) {
    try {
      while (true) {
        var c = reader.read();
        if (c == NonBlockingReader.EOF) {
          return;
        }
        pressed.accept(c == ESCAPE ? sequence() : new Key.Character((char) c));
      }
    } catch (IOException gone) {
      // The same as the end.
    }
  }

  private Special sequence() throws IOException {
    var introducer = reader.read(REST_OF_SEQUENCE_MILLIS);
    if (introducer != '[' && introducer != 'O') {
      return introducer < 0 ? Special.ESCAPE : Special.OTHER;
    }
    var parameter = -1;
    var c = reader.read(REST_OF_SEQUENCE_MILLIS);
    while (c >= '0' && c <= ';') {
      parameter = parameter < 0 ? c : parameter;
      c = reader.read(REST_OF_SEQUENCE_MILLIS);
    }
    return switch (c) {
      case 'A' -> Special.UP;
      case 'B' -> Special.DOWN;
      case '~' ->
          switch (parameter) {
            case '5' -> Special.PAGE_UP;
            case '6' -> Special.PAGE_DOWN;
            default -> Special.OTHER;
          };
      default -> Special.OTHER;
    };
  }
}
