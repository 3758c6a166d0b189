package loopcraft.grader.hostile;

import static loopcraft.grader.hostile.Attack.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import loopcraft.grader.batch.Batch;
import loopcraft.grader.batch.BatchOptions;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.GradeBook;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.batch.Sandbox;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import loopcraft.grader.submission.IntakeLimits;
import loopcraft.grader.submission.SubmissionReader;
import loopcraft.grader.submission.TestZip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Zips and folders, graded as {@code ./learn grade} does, one beside another. */
@Tag("hostile")
@ExtendWith(Arena.Provider.class)
@DisplayName("Submissions that are hostile before any code is run")
class IntakeTest {

  private static final String SOURCES = "01-fixture/src/exercise/java/fixture/";
  private static final String RIGHT = answer("return a + b;", "");
  private static final String WRONG = answer("return 0;", "");
  private static final String HELPER = "package fixture; final class Helper {}";

  @TempDir private Path directory;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final TreeMap<String, Path> submissions = new TreeMap<>();

  @BeforeEach
  void beginWithAnAnswer() {
    files.put(SOURCES + "Answer.java", RIGHT);
    files.put(SOURCES + "Helper.java", HELPER);
  }

  private List<GradedSubmission> graded(Arena arena) {
    var batch =
        new Batch(
            arena.course(),
            new SubmissionReader(arena.course(), IntakeLimits.defaults()),
            answers -> arena.scanning().gradeAll(answers, (_, verdict) -> !verdict.passed()),
            new GradeBook(directory.resolve("grades")),
            new BatchOptions(2, false, Set.of(), Sandbox.of(arena.box()), "key"));
    return batch.run(submissions, _ -> {});
  }

  private GradedSubmission alone(Arena arena) {
    return graded(arena).getFirst();
  }

  private static double points(GradedSubmission graded) {
    return graded.points(Credit.PARTIAL);
  }

  private Path zip(String name) throws IOException {
    Path file = TestZip.of(directory.resolve(name + ".zip"), files);
    submissions.put(name, file);
    return file;
  }

  private Path folder(String name) throws IOException {
    Path folder = directory.resolve(name);
    for (var each : files.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    submissions.put(name, folder);
    return folder;
  }

  @Test
  @DisplayName("files that a zip would put outside of its folder are put nowhere")
  void zipSlip(Arena arena) throws Exception {
    files.put("../../../../" + SOURCES + "Answer.java", WRONG);
    files.put("../outside.txt", "x");
    zip("mallory");
    GradedSubmission graded = alone(arena);
    assertThat(points(graded)).isZero();
    assertThat(graded.rejected()).isPresent();
    assertThat(directory.resolve("outside.txt")).doesNotExist();
    assertThat(directory.getParent().resolve("outside.txt")).doesNotExist();
  }

  @Test
  @DisplayName("a file that unpacks to gigabytes is not unpacked")
  void zipBomb(Arena arena) throws Exception {
    Path file = directory.resolve("mallory.zip");
    try (var zip = new TestZip(file)) {
      zip.zeros(SOURCES + "Answer.java", 512);
      zip.file(SOURCES + "Helper.java", HELPER);
    }
    submissions.put("mallory", file);
    assertThat(Files.size(file)).isLessThan(1 << 20);
    GradedSubmission graded = alone(arena);
    assertThat(graded.refusals()).containsValue("is larger than 256 KiB");
    assertThat(points(graded)).isZero();
  }

  @Test
  @DisplayName("a link to the reference is not followed, in a folder or in a zip")
  void linkedSource(Arena arena) throws Exception {
    files.remove(SOURCES + "Answer.java");
    Path reference =
        arena.course().modules().getFirst().solution().resolve("fixture").resolve("Answer.java");
    Path folder = folder("mallory");
    try {
      Files.createSymbolicLink(folder.resolve(SOURCES + "Answer.java"), reference);
    } catch (IOException | UnsupportedOperationException notHere) {
      abort("links cannot be made here: " + notHere);
    }
    Path file = directory.resolve("trudy.zip");
    try (var zip = new TestZip(file)) {
      zip.link(SOURCES + "Answer.java", reference.toString());
      zip.file(SOURCES + "Helper.java", HELPER);
    }
    submissions.put("trudy", file);
    assertThat(graded(arena))
        .allSatisfy(
            graded -> {
              assertThat(graded.refusals()).containsValue("is a link, or no ordinary file");
              assertThat(points(graded)).isZero();
            });
  }

  @Test
  @DisplayName("a linked folder of sources is not entered")
  void linkedFolder(Arena arena) throws Exception {
    Path folder = Files.createDirectories(directory.resolve("mallory"));
    try {
      Files.createSymbolicLink(
          folder.resolve("01-fixture"), arena.course().modules().getFirst().directory());
    } catch (IOException | UnsupportedOperationException notHere) {
      abort("links cannot be made here: " + notHere);
    }
    submissions.put("mallory", folder);
    assertThat(alone(arena).rejected()).isPresent();
  }

  @Test
  @DisplayName(
      "tests, libraries, registrations, settings and modules of the submission's are ignored")
  void whatIsNotAnExercise(Arena arena) throws Exception {
    files.put(SOURCES + "Answer.java", WRONG);
    files.put(
        "01-fixture/src/test/java/fixture/AnswerTest.java",
        "package fixture; class AnswerTest { @org.junit.jupiter.api.Test void sums() {} }");
    files.put(
        SOURCES.replace("fixture/", "") + "org/assertj/core/api/Assertions.java",
        "package org.assertj.core.api; public class Assertions {}");
    files.put(SOURCES.replace("fixture/", "") + "module-info.java", "open module evil {}");
    for (String service :
        List.of(
            "org.junit.platform.launcher.TestExecutionListener",
            "org.junit.platform.launcher.LauncherSessionListener",
            "org.junit.jupiter.api.extension.Extension",
            "javax.annotation.processing.Processor",
            "com.sun.source.util.Plugin")) {
      for (String place : List.of("src/exercise/java", "src/main/resources", "target/classes")) {
        files.put("01-fixture/" + place + "/META-INF/services/" + service, "fixture.Answer");
      }
    }
    files.put(
        "01-fixture/src/test/resources/junit-platform.properties",
        "junit.jupiter.extensions.autodetection.enabled=true");
    files.put("pom.xml", "<project/>");
    files.put(".mvn/jvm.config", "-javaagent:evil.jar");
    folder("mallory");
    zip("trudy");
    assertThat(graded(arena))
        .allSatisfy(
            graded -> {
              assertThat(kinds(graded)).containsExactly(VerdictKind.FAIL);
              assertThat(graded.points(Credit.ALL_OR_NOTHING)).isZero();
            });
  }

  @Test
  @DisplayName("what one submission does is no matter to the others")
  void theBatchGoesOn(Arena arena) throws Exception {
    zip("honest");
    Map<String, String> hostile =
        Map.of(
            "exits", answer("if (a > 0) { System.exit(0); } return 0;", ""),
            "fills the heap", answer("return new byte[1 << 30].length;", ""),
            "floods", answer("while (true) { System.out.println(a); }", ""),
            "is in the way", answer("return 0;", "").replace("package fixture", "package java.io"),
            "overflows", "{".repeat(100_000),
            "spins", answer("while (true) {}", ""),
            "<script>\"ä/=", answer("return 0;", ""));
    for (var each : hostile.entrySet()) {
      files.put(SOURCES + "Answer.java", each.getValue());
      submissions.put(each.getKey(), zip("file " + submissions.size()));
    }
    submissions.keySet().removeIf(name -> name.startsWith("file "));
    files.put(SOURCES + "Answer.java", RIGHT);
    zip("the last honest one");
    List<GradedSubmission> all = graded(arena);
    assertThat(all).hasSize(9);
    assertThat(all)
        .filteredOn(graded -> graded.name().contains("honest"))
        .hasSize(2)
        .allSatisfy(graded -> assertThat(points(graded)).isEqualTo(10));
    assertThat(all)
        .filteredOn(graded -> !graded.name().contains("honest"))
        .allSatisfy(
            graded -> assertThat(graded.points(Credit.ALL_OR_NOTHING)).as(graded.name()).isZero());
  }

  private static List<VerdictKind> kinds(GradedSubmission graded) {
    return graded.grades().stream()
        .flatMap(grade -> grade.isolated().stream())
        .map(Verdict::kind)
        .toList();
  }
}
