package loopcraft.grader.author;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import loopcraft.grader.build.JavaOptions;
import loopcraft.grader.course.CourseModule;

/** Whether sources would compile. Nothing is written. */
final class Analysis {

  /**
   * What the compiler refuses.
   *
   * @param file relative to a source root, with slashes
   * @param line from 1
   * @param message the compiler's
   */
  record Refusal(String file, int line, String message) {}

  private Analysis() {}

  /** Analyses texts, by path relative to a source root, together. */
  static List<Refusal> of(Map<Path, String> sources) {
    return run(sources, List.of("-classpath", classPath()), JavacTask::analyze);
  }

  /** Analyses texts with class files around them; where both have a class, the text counts. */
  static List<Refusal> of(Map<Path, String> sources, Path classes) {
    String classPath = classes + File.pathSeparator + classPath();
    return run(sources, List.of("-classpath", classPath), JavacTask::analyze);
  }

  /** Compiles texts into a folder, unless they are refused. */
  static List<Refusal> compiled(Map<Path, String> sources, Path classes) {
    return run(sources, List.of("-d", classes.toString(), "-classpath", classPath()), JavacTask::generate);
  }

  @FunctionalInterface
  private interface Step {
    Object run(JavacTask task) throws IOException;
  }

  private static List<Refusal> run(Map<Path, String> sources, List<String> more, Step step) {
    var problems = new DiagnosticCollector<JavaFileObject>();
    List<TextFile> files =
        sources.entrySet().stream()
            .map(source -> new TextFile(slashes(source.getKey()), source.getValue()))
            .toList();
    var options = new ArrayList<>(List.of("-proc:none", "-Xlint:none"));
    options.addAll(JavaOptions.compiler());
    options.addAll(more);
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, files);
    try {
      step.run(task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(Analysis::refusal)
        .toList();
  }

  private static Refusal refusal(Diagnostic<? extends JavaFileObject> problem) {
    String file = problem.getSource() == null ? "" : problem.getSource().getName().substring(1);
    return new Refusal(
        file, (int) problem.getLineNumber(), problem.getMessage(Locale.ENGLISH));
  }

  /** The Java files below directories, by relative path; a later directory's win. */
  static Map<Path, String> sources(Path... directories) {
    var sources = new TreeMap<Path, String>();
    for (Path directory : directories) {
      for (Path file : Checkout.files(directory, ".java")) {
        sources.put(directory.relativize(file), JavaSource.readText(file));
      }
    }
    return sources;
  }

  /** Given code and solution of a module and of those before it. */
  static Map<Path, String> reference(Checkout checkout, CourseModule module) {
    return sources(
        checkout.upTo(module).stream()
            .flatMap(each -> Stream.of(each.given(), each.solution()))
            .toArray(Path[]::new));
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** The grader's own class path; what starts a JVM may have packed it into one jar's manifest. */
  static String classPath() {
    return Stream.of("surefire.test.class.path", "java.class.path")
        .map(System::getProperty)
        .filter(path -> path != null && !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
