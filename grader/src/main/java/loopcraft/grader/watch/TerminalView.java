package loopcraft.grader.watch;

import java.util.List;
import java.util.function.Consumer;
import loopcraft.grader.cli.Look;
import loopcraft.grader.cli.Screen;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Shows pages on a terminal, and tells which keys are pressed. */
public final class TerminalView implements WatchView {

  private static final String CLEAR = "\u001b[H\u001b[2J";
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int FALLBACK_ROWS = 24;

  private final Terminal terminal;
  private final Look base;
  private final Attributes before;
  private final Keyboard keyboard;
  private final Thread restore = new Thread(this::restore);

  /** Takes over a terminal, until it is closed. */
  public TerminalView(Terminal terminal, Look look, Consumer<WatchEvent> events) {
    this.terminal = terminal;
    this.base = look;
    terminal.handle(Signal.INT, _ -> events.accept(new WatchEvent.Interrupted()));
    terminal.handle(Signal.WINCH, _ -> events.accept(new WatchEvent.Resized()));
    terminal.handle(
        Signal.CONT,
        _ -> {
          terminal.enterRawMode();
          events.accept(new WatchEvent.Resized());
        });
    before = terminal.enterRawMode();
    // However the program ends: the learner's shell must be usable.
    Runtime.getRuntime().addShutdownHook(restore);
    keyboard = new Keyboard(terminal.reader());
    Thread.ofPlatform()
        .daemon()
        .name("keyboard")
        .start(
            () -> {
              keyboard.read(key -> events.accept(new WatchEvent.Pressed(key)));
              events.accept(new WatchEvent.Closed());
            });
  }

  @Override
  public Look look() {
    return base.withWidth(terminal.getColumns() > 0 ? terminal.getColumns() : base.width());
  }

  @Override
  public int rows() {
    return terminal.getRows() > 0 ? terminal.getRows() : FALLBACK_ROWS;
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public void show(List<String> lines) {
    write(CLEAR);
    new Screen(terminal.writer(), look()).lines(lines);
    terminal.flush();
  }

  @Override
  public void status(String text) {
    write(CLEAR_LINE + look().dim(look().spell(text)));
  }

  @Override
  public void handOver(String heading) {
    write(CLEAR);
    new Screen(terminal.writer(), look()).line(heading);
    terminal.flush();
  }

  private void write(String text) {
    terminal.writer().print(text);
    terminal.flush();
  }

  private void restore() {
    write(CLEAR_LINE);
    terminal.setAttributes(before);
  }

  @Override
  public void close() {
    keyboard.close();
    terminal.handle(Signal.WINCH, SignalHandler.SIG_DFL);
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(restore);
    } catch (IllegalStateException exitsAlready) {
      // Then it runs by itself.
    }
  }
}
