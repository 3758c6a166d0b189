package loopcraft.grader.build;

import java.util.List;
import java.util.Map;

/**
 * What a compiler in another process answers.
 *
 * @param classes class files by binary name
 */
record CompileReply(boolean succeeded, Map<String, byte[]> classes, List<Problem> problems) {

  /**
   * What the compiler says about one place.
   *
   * @param path the source file, relative to its source root; empty if it is about none
   */
  record Problem(
      String path, int line, int column, String message, String sourceLine, boolean error) {}
}
