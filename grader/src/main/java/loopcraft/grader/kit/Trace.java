package loopcraft.grader.kit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The lines that a program under test writes down, in order. Any thread may write. */
public final class Trace implements Consumer<String> {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Writes a line down. */
  public void add(String line) {
    lines.add(line);
  }

  /** Writes a line down, where a {@code Consumer<String>} is asked for. */
  @Override
  public void accept(String line) {
    add(line);
  }

  /** A callback that writes a line down. */
  public Runnable adding(String line) {
    return () -> add(line);
  }

  /** A copy of the lines written so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Forgets the lines written so far. */
  public void clear() {
    lines.clear();
  }

  @Override
  public String toString() {
    return String.join(", ", lines);
  }
}
