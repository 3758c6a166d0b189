package loopcraft.grader.cli;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Makes terminals. */
public final class Terminals {

  private Terminals() {}

  /** The terminal that this process runs on. */
  public static Terminal open() throws IOException {
    return TerminalBuilder.builder().system(true).dumb(true).build();
  }

  /** The width of the terminal that this process runs on; 0 if it is not known. */
  static int columns() {
    try (var terminal = open()) {
      return terminal.getColumns();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The height of the terminal that this process runs on; 0 if it is not known. */
  static int rows() {
    try (var terminal = open()) {
      return terminal.getRows();
    } catch (IOException e) {
      return 0;
    }
  }
}
