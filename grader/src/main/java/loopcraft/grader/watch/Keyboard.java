package loopcraft.grader.watch;

import java.io.IOException;
import java.util.function.Consumer;
import loopcraft.grader.watch.Key.Special;
import org.jline.utils.NonBlockingReader;

/** Reads keys from a terminal in raw mode. */
final class Keyboard {

  private static final int ESCAPE = 27;
  private static final long REST_OF_SEQUENCE_MILLIS = 40;

  /** A read without a limit would hold a lock that closing the terminal needs. */
  private static final long LOOK_UP_MILLIS = 250;

  private final NonBlockingReader reader;

  private volatile boolean closed;

  Keyboard(NonBlockingReader reader) {
    this.reader = reader;
  }

  /** Ends {@link #read} soon. */
  void close() {
    closed = true;
  }

  /** Reads until the terminal is gone, or this is closed; then returns. */
  void read(Consumer<Key> pressed) {
    try {
      while (!closed) {
        var c = reader.read(LOOK_UP_MILLIS);
        if (c == NonBlockingReader.EOF) {
          return;
        }
        if (c != NonBlockingReader.READ_EXPIRED) {
          pressed.accept(c == ESCAPE ? sequence() : new Key.Character((char) c));
        }
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
