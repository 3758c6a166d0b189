package loopcraft.grader.build;

import java.nio.file.Path;
import java.util.List;
import loopcraft.grader.course.CourseException;

/**
 * One compiled thing.
 *
 * @param key the hash of everything that went into it
 * @param classes the folder of its class files; absent on disk if it failed
 * @param problems errors first, in the order of the compiler, then warnings
 */
public record Build(String key, Path classes, List<CompileProblem> problems) {

  /** Copies the list. */
  public Build {
    problems = List.copyOf(problems);
  }

  /**
   * This, if it compiled.
   *
   * @param otherwise what to say if it did not, before the compiler's first words
   * @throws CourseException with that
   */
  public Build orThrow(String otherwise) {
    if (!succeeded()) {
      CompileProblem first = problems.getFirst();
      throw new CourseException(
          "%s: %s:%d: %s".formatted(otherwise, first.file(), first.line(), first.message()));
    }
    return this;
  }

  /** Whether it compiled. */
  public boolean succeeded() {
    return problems.stream().noneMatch(CompileProblem::error);
  }
}
