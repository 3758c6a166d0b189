package loopcraft.grader.build;

import java.util.List;

/**
 * What a compiler in another process is asked to do. Paths are text, because this goes through a
 * pipe.
 *
 * @param sources what to compile
 * @param folders folders of class files around them
 * @param hidden names of classes in those folders that the sources may not use
 * @param options the compiler's
 * @param beginners whether to warn of what beginners forget
 */
record CompileRequest(
    List<Source> sources,
    List<String> folders,
    List<String> hidden,
    List<String> options,
    boolean beginners) {

  /**
   * A source file.
   *
   * @param path relative to its Java source root
   * @param text what it says
   */
  record Source(String path, String text) {}
}
