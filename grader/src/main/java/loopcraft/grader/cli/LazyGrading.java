package loopcraft.grader.cli;

import java.util.function.Supplier;

/** A grader that is made only if something must be graded. */
final class LazyGrading implements AutoCloseable {

  private final Supplier<Grading> maker;
  private Grading made;

  LazyGrading(Supplier<Grading> maker) {
    this.maker = maker;
  }

  Grading get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }

  @Override
  public void close() {
    if (made != null) {
      made.close();
    }
  }
}
