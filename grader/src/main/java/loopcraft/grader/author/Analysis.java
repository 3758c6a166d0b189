package loopcraft.grader.author;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import loopcraft.grader.build.DependencyPath;
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

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
  private static final List<Path> LIBRARIES =
      Stream.of(classPath().split(File.pathSeparator))
          .filter(entry -> !entry.isBlank())
          .map(Path::of)
          .filter(Files::exists)
          .toList();
  private static final List<Path> NO_OUTPUT = List.of(Path.of(""));

  private Analysis() {}

  /** Analyses texts, by path relative to a source root, together. */
  static List<Refusal> of(Map<Path, String> sources) {
    return run(sources, List.of(), List.of(), JavacTask::analyze);
  }

  /** Analyses texts with class files around them; where both have a class, the text counts. */
  static List<Refusal> of(Map<Path, String> sources, Path classes) {
    return run(sources, List.of(classes), List.of(), JavacTask::analyze);
  }

  /** Compiles texts, with class files around them, into a folder, unless they are refused. */
  static List<Refusal> compiled(Map<Path, String> sources, List<Path> around, Path classes) {
    return run(sources, around, List.of(classes), JavacTask::generate);
  }

  @FunctionalInterface
  private interface Step {
    Object run(JavacTask task) throws IOException;
  }

  /** One at a time, since they share what the compiler knows of the jars. */
  private static synchronized List<Refusal> run(
      Map<Path, String> sources, List<Path> around, List<Path> output, Step step) {
    var problems = new DiagnosticCollector<JavaFileObject>();
    List<TextFile> files =
        sources.entrySet().stream()
            .map(source -> new TextFile(slashes(source.getKey()), source.getValue()))
            .toList();
    var options = new ArrayList<>(JavaOptions.compiler(sources.values()));
    options.add("-Xlint:none");
    var classPath = new ArrayList<>(around);
    classPath.addAll(LIBRARIES);
    try {
      FILES.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      FILES.setLocationFromPaths(
          StandardLocation.CLASS_OUTPUT, output.isEmpty() ? NO_OUTPUT : output);
      step.run((JavacTask) COMPILER.getTask(null, FILES, problems, options, null, files));
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
    return new Refusal(file, (int) problem.getLineNumber(), problem.getMessage(Locale.ENGLISH));
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

  /**
   * The grader's own class path, which whatever starts a JVM may have packed into one jar's
   * manifest, and the libraries of the course.
   */
  static String classPath() {
    return Stream.concat(
            Stream.of("surefire.test.class.path", "java.class.path").map(System::getProperty),
            DependencyPath.libraries().stream().map(Path::toString))
        .filter(path -> path != null && !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
