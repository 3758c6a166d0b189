package loopcraft.grader.build;

import java.nio.file.Path;
import java.util.List;

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

  /** Whether it compiled. */
  public boolean succeeded() {
    return problems.stream().noneMatch(CompileProblem::error);
  }
}
