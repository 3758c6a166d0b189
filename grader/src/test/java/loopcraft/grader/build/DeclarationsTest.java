package loopcraft.grader.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopcraft.grader.isolation.ClassSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of class files without what was written in them. */
class DeclarationsTest {

  private static final String SOURCE =
      """
      package p;
      import java.util.function.Supplier;
      import loopcraft.grader.Exercise;
      @Exercise("01.1")
      class C {
        private final String name;
        private long count;
        C(String name) { this.name = name + " the secret"; count = 3; }
        C() { this("x"); }
        record Pair(int a, double b) { Pair { if (a > 3) { throw new Error("secret"); } } }
        enum Kind { ONE { @Override int number() { return 1; } }; abstract int number(); }
        static Supplier<String> word() { return () -> "the secret"; }
        int area(Object shape) {
          try { return switch (shape) { case Pair(int a, double b) -> a; default -> 0; }; }
          finally { count++; }
        }
      }
      """;

  @TempDir private Path directory;

  private Map<String, byte[]> compiled() {
    var source = new SourceText(Path.of("p", "C.java"), Path.of("C.java"), SOURCE);
    try (var compiler = WarmCompiler.ofTheCourse()) {
      Compiler.Result result =
          compiler.compile(
              List.of(source), List.of(), Set.of(), JavaOptions.compiler(List.of(SOURCE)), false);
      assertThat(result.problems()).isEmpty();
      return result.classes();
    }
  }

  private Path written(String name, Map<String, byte[]> classes) throws Exception {
    for (var entry : classes.entrySet()) {
      Path file = directory.resolve(name).resolve(entry.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    return directory.resolve(name);
  }

  @Test
  void whatThereIsToWriteIsStillKnown() throws Exception {
    Map<String, byte[]> classes = compiled();
    Path whole = written("whole", classes);
    Path emptied = directory.resolve("emptied");
    Declarations.copy(whole, emptied, classes.keySet());
    var before = ClassSet.read(List.of(whole)).exercises();
    var after = ClassSet.read(List.of(emptied)).exercises();
    assertThat(after.files("01.1")).isEqualTo(before.files("01.1")).isNotEmpty();
    assertThat(before.progress("01.1", after)).isEqualTo(before.progress("01.1", before));
    assertThat(before.progress("01.1", before).methods()).hasSizeGreaterThan(2);
  }

  @Test
  void whatWasWrittenIsGone() {
    assertThat(compiled().values())
        .allSatisfy(
            bytes ->
                assertThat(new String(Declarations.of(bytes), StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret"));
  }

  @Test
  void otherClassesAreCopiedAsTheyAre() throws Exception {
    Map<String, byte[]> classes = compiled();
    Path whole = written("whole", classes);
    Path emptied = directory.resolve("emptied");
    Declarations.copy(whole, emptied, Set.of("p.C"));
    ClassSet after = ClassSet.read(List.of(emptied));
    assertThat(after.names()).isEqualTo(classes.keySet());
    assertThat(after.bytes("p.C$Pair")).hasValue(classes.get("p.C$Pair"));
    assertThat(after.bytes("p.C").orElseThrow()).isNotEqualTo(classes.get("p.C"));
  }
}
