package loopcraft.grader.gradescope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

  @TempDir private Path root;

  @BeforeEach
  void makeCourse() throws IOException {
    Files.createDirectories(root.resolve("a b"));
    Files.writeString(root.resolve("a b/Ä.java"), "class A {}");
    Files.writeString(root.resolve("learn"), "#!/bin/sh");
  }

  private Path write(String name, String... arguments) throws IOException {
    Path target = root.resolve(name);
    new Bundle(root, List.of("a b/Ä.java", "learn"), Optional.empty(), List.of(arguments))
        .write(target);
    return target;
  }

  private static String text(Path zip, String entry) throws IOException {
    try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
      byte[] bytes = file.getInputStream(file.getEntry(entry)).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatGradescopeRunsStandsAtTheTopAndCanBeRun() throws Exception {
    try (ZipFile file = ZipFile.builder().setPath(write("x.zip")).get()) {
      assertThat(Collections.list(file.getEntries()))
          .extracting(ZipArchiveEntry::getName)
          .containsExactly("setup.sh", "run_autograder", "course/a b/Ä.java", "course/learn");
      assertThat(file.getEntry("run_autograder").getUnixMode() & 0777).isEqualTo(0755);
      assertThat(file.getEntry("setup.sh").getUnixMode() & 0777).isEqualTo(0755);
    }
  }

  @Test
  void theCourseIsAsItIs() throws Exception {
    assertThat(text(write("x.zip"), "course/a b/Ä.java")).isEqualTo("class A {}");
  }

  @Test
  void howToGradeIsHandedOn() throws Exception {
    Path zip = write("x.zip", "--only=01", "--lessons=https://x/'; rm -rf /; '");
    for (String program : List.of("setup.sh", "run_autograder")) {
      assertThat(text(zip, program))
          .contains(" '--only=01' '--lessons=https://x/'\\''; rm -rf /; '\\'''\n")
          .doesNotContain("@ARGUMENTS@", "\r");
    }
  }

  @Test
  void testsThatStudentsDoNotHaveAreInItAndNamed() throws Exception {
    Path extra = Files.createDirectories(root.resolve("more/01-a/src/test/java"));
    Files.writeString(extra.resolve("ATest.java"), "class ATest {}");
    Path target = root.resolve("x.zip");
    new Bundle(root, List.of("learn"), Optional.of(root.resolve("more")), List.of("--partial"))
        .write(target);
    assertThat(text(target, "extra-tests/01-a/src/test/java/ATest.java"))
        .isEqualTo("class ATest {}");
    assertThat(text(target, "run_autograder"))
        .contains(" '--partial' '--extra-tests=/autograder/source/extra-tests'\n");
  }

  @Test
  void theSameCourseGivesTheSameBundle() throws Exception {
    assertThat(write("one.zip")).hasSameBinaryContentAs(write("two.zip"));
  }

  @Test
  void aBundleIsThereAsAWholeOrNotAtAll() throws Exception {
    Path target = root.resolve("out").resolve("x.zip");
    var bundle = new Bundle(root, List.of("learn", "missing"), Optional.empty(), List.of());
    assertThatThrownBy(() -> bundle.write(target)).isInstanceOf(IOException.class);
    try (Stream<Path> left = Files.list(target.getParent())) {
      assertThat(left).isEmpty();
    }
  }
}
