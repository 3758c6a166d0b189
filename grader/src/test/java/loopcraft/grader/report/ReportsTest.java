package loopcraft.grader.report;

import static loopcraft.grader.report.GradedClass.fails;
import static loopcraft.grader.report.GradedClass.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import loopcraft.grader.batch.Credit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {

  @TempDir private Path root;
  private GradedClass graded;

  @BeforeEach
  void open() {
    graded = new GradedClass(root.resolve("course"));
    graded.with("ada", passes("01.1")).with("../Grace <x>", fails("01.1")).withRejected("x", "y");
  }

  private TreeMap<String, String> write(String folder) throws Exception {
    Path out = root.resolve(folder);
    new Reports(graded.course(), ReportOptions.of(Credit.PARTIAL)).write(out, graded.submissions());
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void aReportHasATableAPageForTheClassAndAPageForEach() throws Exception {
    assertThat(
            write("a report").keySet().stream().map(name -> name.replaceAll("-[0-9a-f]{10}", "-#")))
        .containsExactly(
            "files.txt",
            "grades.csv",
            "gradescope/ada.json",
            "gradescope/grace-x-#.json",
            "gradescope/x.json",
            "index.html",
            "junit.xml",
            "students/ada.html",
            "students/grace-x-#.html",
            "students/x.html");
  }

  @Test
  void theSameGradesGiveTheSameBytes() throws Exception {
    assertThat(write("one")).isEqualTo(write("two"));
  }

  @Test
  void aReportNamesNoFolderOfThisMachine() throws Exception {
    assertThat(write("one").values()).noneMatch(text -> text.contains(root.toString()));
  }

  @Test
  void aReportIsWrittenOverAnOlderOne() throws Exception {
    var first = write("one");
    assertThat(write("one")).isEqualTo(first);
  }

  @Test
  void whatIsNotThereAnyMoreIsForgottenAndNothingElse() throws Exception {
    write("one");
    Files.writeString(root.resolve("one/students/mine.html"), "somebody's own");
    Files.writeString(root.resolve("kept.html"), "somebody's own");
    Files.writeString(
        root.resolve("one/files.txt"),
        Files.readString(root.resolve("one/files.txt")) + "../kept.html\nstudents/../../kept.html");
    graded = new GradedClass(root.resolve("other course")).with("bea", passes("01.1"));
    assertThat(write("one").keySet())
        .filteredOn(name -> name.startsWith("students/"))
        .containsExactly("students/bea.html", "students/mine.html");
    assertThat(root.resolve("kept.html")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "file:///etc", "course", "//host/x", "https:x"})
  void lessonsAreOnlyLinkedWhereTheyCanBe(String place) {
    var options = ReportOptions.of(Credit.PARTIAL);
    assertThatThrownBy(() -> options.withLessons(Optional.of(URI.create(place))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void templatesEscapeAllThatTheyName() throws Exception {
    Path templates = Path.of(Reports.class.getResource("class.mustache").toURI()).getParent();
    try (Stream<Path> files = Files.list(templates)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".mustache")).toList()) {
        String raw = Files.readString(file).replace("{{{style}}}", "").replace("{{{script}}}", "");
        assertThat(raw).as(file.toString()).doesNotContain("{{{", "{{&");
      }
    }
  }
}
