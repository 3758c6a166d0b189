package loopcraft.grader.build;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Compiles sources in memory to class files in memory, against folders of class files. */
interface Compiler extends AutoCloseable {

  /**
   * Compiles.
   *
   * @param folders classes that the sources may use, the first that has a name wins
   * @param hidden names of classes in those folders that the sources may not use
   * @param beginners whether to warn, as well, of what beginners forget
   */
  Result compile(
      List<SourceText> sources,
      List<ClassFolder> folders,
      Collection<String> hidden,
      List<String> options,
      boolean beginners);

  @Override
  void close();

  /**
   * What came of a compilation.
   *
   * @param classes class files by binary name
   */
  record Result(boolean succeeded, Map<String, byte[]> classes, List<CompileProblem> problems) {}
}
