package loopcraft.grader.watch;

import java.nio.file.Path;
import loopcraft.grader.run.Verdict;

/** What watch mode reacts to. */
public sealed interface WatchEvent {

  /**
   * A file changed, was made or was deleted.
   *
   * @param nanos when, in the time of {@link System#nanoTime}
   */
  record Saved(Path file, long nanos) implements WatchEvent {}

  /** A key was pressed. */
  record Pressed(Key key) implements WatchEvent {}

  /**
   * A grading ended.
   *
   * @param run which one
   */
  record Graded(int run, Verdict verdict) implements WatchEvent {}

  /**
   * A grading could not be done.
   *
   * @param run which one
   */
  record Failed(int run, Throwable problem) implements WatchEvent {}

  /** A demo ended. */
  record DemoEnded(int status) implements WatchEvent {}

  /** How all exercises stand is known. */
  record Mapped() implements WatchEvent {}

  /** The terminal has another size. */
  record Resized() implements WatchEvent {}

  /** Ctrl-C. */
  record Interrupted() implements WatchEvent {}

  /** The terminal is gone. */
  record Closed() implements WatchEvent {}
}
