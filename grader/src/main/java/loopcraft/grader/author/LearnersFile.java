package loopcraft.grader.author;

import java.nio.file.Path;
import java.util.Optional;

/** The learner's file that belongs to a file of the solution. */
public final class LearnersFile {

  private LearnersFile() {}

  /**
   * The stub of a file of the solution; empty if no exercise is in it.
   *
   * @throws AuthorException if its syntax is wrong
   */
  public static Optional<String> stubOf(Path solution) {
    return StubMaker.stub(JavaSource.read(solution));
  }
}
