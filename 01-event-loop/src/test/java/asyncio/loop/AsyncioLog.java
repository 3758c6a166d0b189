package asyncio.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged to {@code asyncio} while it is open, instead of showing it. */
final class AsyncioLog implements AutoCloseable {

  private final Logger logger = Logger.getLogger("asyncio");
  private final List<LogRecord> records = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  AsyncioLog() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  /** The exceptions that were logged; null for a record without. */
  List<Throwable> exceptions() {
    return records.stream().map(LogRecord::getThrown).toList();
  }

  /** The texts that were logged. */
  List<String> messages() {
    return records.stream().map(LogRecord::getMessage).toList();
  }

  /** The levels, as {@link System.Logger} names them. */
  List<String> levels() {
    return records.stream().map(logged -> name(logged.getLevel())).toList();
  }

  private static String name(Level level) {
    return level.equals(Level.SEVERE) ? "ERROR" : level.getName();
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }
}
