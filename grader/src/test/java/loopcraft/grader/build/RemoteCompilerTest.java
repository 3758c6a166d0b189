package loopcraft.grader.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A compiler in a process of its own, and what some sources do to it. */
class RemoteCompilerTest {

  private final List<ProcessBuilder> started = new ArrayList<>();
  private RemoteCompiler compiler = compiler(Duration.ofSeconds(30));

  private RemoteCompiler compiler(Duration limit) {
    return new RemoteCompiler(this::command, limit);
  }

  private ProcessBuilder command() {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            classPath(),
            CompilerMain.class.getName());
    started.add(command);
    return command;
  }

  /** Surefire may have packed it into a jar's manifest. */
  private static String classPath() {
    return Stream.of("surefire.test.class.path", "java.class.path")
        .map(System::getProperty)
        .filter(path -> path != null)
        .collect(Collectors.joining(File.pathSeparator));
  }

  @AfterEach
  void close() {
    compiler.close();
  }

  private Compiler.Result compile(String text) {
    Path file = Path.of("p", "C.java");
    var source = new SourceText(file, Path.of("work").resolve(file), text);
    return compiler.compile(
        List.of(source), List.of(), List.of(), JavaOptions.learnerCompiler(List.of(text)), true);
  }

  @Test
  void classFilesComeBack() {
    Compiler.Result result = compile("package p; class C { record R(int a) {} }");
    assertThat(result.succeeded()).isTrue();
    assertThat(result.classes()).containsOnlyKeys("p.C", "p.C$R");
  }

  @Test
  void problemsAreAboutTheFileInTheWorkspace() {
    Compiler.Result result = compile("package p;\nclass C { int a = \"text\"; }");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(Path.of("work", "p", "C.java"));
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.message()).contains("incompatible types");
              assertThat(problem.excerpt()).contains("^");
            });
  }

  @Test
  void oneProcessDoesSeveral() {
    compile("package p; class C {}");
    compile("package p; class C { int a; }");
    assertThat(started).hasSize(1);
  }

  @Test
  void aConstantThatDoublesEndsTheCompilerAndNotTheGrader() {
    String doubling =
        IntStream.range(1, 40)
            .mapToObj(i -> "static final String S%d = S%d + S%d;".formatted(i, i - 1, i - 1))
            .collect(Collectors.joining("\n"));
    Compiler.Result result =
        compile("package p; class C { static final String S0 = \"0123456789\";\n" + doubling + "}");
    assertThat(result.succeeded()).isFalse();
    assertThat(compile("package p; class C {}").succeeded()).isTrue();
  }

  @Test
  void whatTakesTooLongIsEnded() {
    compiler = compiler(Duration.ofMillis(1));
    assertThat(compile("package p; class C {}").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("was not through"));
  }
}
