package loopcraft.grader.watch;

import java.util.List;
import loopcraft.grader.cli.Look;
import loopcraft.grader.cli.Screen;

/** Writes line after line, where there is no terminal. */
public final class LineView implements WatchView {

  private final Screen screen;

  /** Writes here. */
  public LineView(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Look look() {
    return screen.look();
  }

  @Override
  public int rows() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public void show(List<String> lines) {
    screen.lines(lines);
    screen.blank();
  }

  @Override
  public void status(String text) {
    // Only results are worth a line.
  }

  @Override
  public void handOver(String heading) {
    screen.line(heading);
  }
}
