package loopcraft.grader.watch;

import java.util.List;
import loopcraft.grader.cli.Look;

/** Where watch mode shows what there is to see. */
public interface WatchView extends AutoCloseable {

  /** What the output may use. */
  Look look();

  /** How many lines there are to write on; {@link Integer#MAX_VALUE} where lines just follow. */
  int rows();

  /** Whether there are keys to press, and a page that replaces the one before. */
  boolean interactive();

  /** Shows a page. */
  void show(List<String> lines);

  /** Says what is going on, in one line below the page. */
  void status(String text);

  /** Gives the screen to another program, from an empty page. */
  void handOver(String heading);

  /** Gives the screen back. */
  @Override
  default void close() {}
}
