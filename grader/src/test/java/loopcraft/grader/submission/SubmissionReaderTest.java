package loopcraft.grader.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from a submission, whatever is in it. */
class SubmissionReaderTest {

  private static final String ADDER = "01-fixture/src/exercise/java/fixture/Adder.java";
  private static final String DOUBLER = "01-fixture/src/exercise/java/fixture/Doubler.java";
  private static final IntakeLimits LIMITS = new IntakeLimits(30, 2048, 12);

  @TempDir private Path directory;
  private Course course;
  private SubmissionReader reader;

  @BeforeEach
  void makeCourse() {
    Path root = directory.resolve("course");
    FixtureCourse.in(root);
    course = Course.load(root);
    reader = new SubmissionReader(course, LIMITS);
  }

  private Path folder(Map<String, String> files) throws IOException {
    Path folder = directory.resolve("handed in");
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  private Path zip(Map<String, String> files) throws IOException {
    return TestZip.of(directory.resolve("handed in.zip"), files);
  }

  @Test
  void whatSubmitHasPackedIsReadAgain() throws Exception {
    Path zip = directory.resolve("submission.zip");
    new SubmissionWriter(course, "1.0.0").write(zip, Instant.EPOCH);
    Received received = reader.read(zip);
    assertThat(received.sources()).containsKeys(ADDER, DOUBLER);
    assertThat(received.refusals()).isEmpty();
    assertThat(received.ignored()).isZero();
    assertThat(received.manifest())
        .hasValueSatisfying(
            manifest -> {
              assertThat(manifest.course()).isEqualTo("1.0.0");
              assertThat(manifest.created()).isEqualTo("1970-01-01T00:00:00Z");
            });
    assertThat(course.exercises()).allMatch(received::isWhole);
  }

  @Test
  void aFolderCanBePartOfTheCourse() throws Exception {
    Received received = reader.read(folder(Map.of(ADDER, "class Adder {}")));
    assertThat(received.sources()).containsExactly(Map.entry(ADDER, "class Adder {}"));
    assertThat(course.exercises()).filteredOn(received::isWhole).hasSize(1);
    assertThat(course.exercises()).filteredOn(received::has).hasSize(1);
    assertThat(received.manifest()).isEmpty();
  }

  @Test
  void onlyExerciseFilesAreTaken() throws Exception {
    Received received =
        reader.read(
            zip(
                Map.of(
                    ADDER,
                    "mine",
                    "01-fixture/src/exercise/java/fixture/Helper.java",
                    "mine, too",
                    "01-fixture/src/test/java/fixture/AdderTest.java",
                    "passes",
                    "01-fixture/src/exercise/java/module-info.java",
                    "module all {}",
                    "pom.xml",
                    "<project/>")));
    assertThat(received.sources()).containsOnlyKeys(ADDER);
    assertThat(received.strangers())
        .containsExactly(
            "01-fixture/src/exercise/java/fixture/Helper.java",
            "01-fixture/src/exercise/java/module-info.java");
    assertThat(received.ignored()).isEqualTo(2);
  }

  @Test
  void theCourseMayLieBelowOtherFolders() throws Exception {
    Received received =
        reader.read(zip(Map.of("a b/loopcraft-main/" + ADDER, "one", "a b/manifest.json", "x")));
    assertThat(received.sources()).containsExactly(Map.entry(ADDER, "one"));
    assertThat(received.manifest()).isEmpty();
  }

  @Test
  void windowsMayHavePackedIt() throws Exception {
    assertThat(reader.read(zip(Map.of(ADDER.replace('/', '\\'), "one"))).sources())
        .containsOnlyKeys(ADDER);
  }

  @Test
  void twoCopiesAreNotChosenFrom() throws Exception {
    Path folder = folder(Map.of("old/" + ADDER, "one", ADDER, "two"));
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(RejectedException.class)
        .hasMessage("has exercise files in several folders: the top, old/");
  }

  @Test
  void whatBuildsAndGitKeepIsNotLookedAt() throws Exception {
    Received received =
        reader.read(
            folder(Map.of(ADDER, "one", "target/" + ADDER, "two", ".git/" + ADDER, "three")));
    assertThat(received.sources()).containsExactly(Map.entry(ADDER, "one"));
  }

  @Test
  void norInAZipOfACheckout() throws Exception {
    Received received =
        reader.read(
            zip(
                Map.of(
                    "repo/" + ADDER, "one",
                    "repo/.learn/update/20260901-101112/" + ADDER, "two",
                    "repo/01-fixture/target/exercise/" + ADDER, "three",
                    "__MACOSX/repo/" + ADDER, "four")));
    assertThat(received.sources()).containsExactly(Map.entry(ADDER, "one"));
    assertThat(received.ignored()).isZero();
  }

  @Test
  void aCheckoutOfAHandoutIsTakenWithoutNoise() throws Exception {
    Received received =
        reader.read(
            folder(
                Map.of(
                    ADDER,
                    "one",
                    ADDER + "~",
                    "older",
                    ADDER + ".mine-1",
                    "oldest",
                    "01-fixture/stubs.zip",
                    "stubs",
                    ".handout",
                    "Loopcraft 1.0.0\n",
                    ".git/HEAD",
                    "ref: refs/heads/main")));
    assertThat(received.sources()).containsExactly(Map.entry(ADDER, "one"));
    assertThat(received.strangers()).isEmpty();
    assertThat(received.refusals()).isEmpty();
    assertThat(received.manifest()).map(Manifest::course).contains("1.0.0");
  }

  private void assertRejected(Path place, String why) {
    assertThatThrownBy(() -> reader.read(place))
        .isInstanceOf(RejectedException.class)
        .hasMessage("has no file of an exercise, such as %s; %s".formatted(ADDER, why));
  }

  @Test
  void whatIsNotOfTheCourseIsRejectedAndNamed() throws Exception {
    assertRejected(zip(Map.of("essay.txt", "Dear professor")), "it has essay.txt");
  }

  @Test
  void anEmptySubmissionIsRejected() throws Exception {
    assertRejected(Files.createDirectory(directory.resolve("nothing")), "it is empty");
  }

  @Test
  void ofManyFilesTheFirstAreNamed() throws Exception {
    assertRejected(
        folder(Map.of("a", "", "b\u001b[31m", "", "c", "", "d", "", "e", "", "f", "", "g", "")),
        "it has a, b?[31m, c, d, e and 2 more");
  }

  @Test
  void anExerciseFileInAnotherPlaceIsRejectedWithWhereItBelongs() throws Exception {
    assertRejected(
        folder(Map.of("src/Doubler.java", "one", "a.txt", "two")),
        "src/Doubler.java is there, but belongs at " + DOUBLER);
  }

  @Test
  void zipsInsteadOfFilesAreRejectedAndNamed() throws Exception {
    assertRejected(
        folder(Map.of("week 1.zip", "one", "week 2.ZIP", "two")),
        "what zips in it hold is not looked at: week 1.zip, week 2.ZIP");
  }

  @Test
  void whatIsNoZipIsRejected() throws Exception {
    Path file = Files.writeString(directory.resolve("a.zip"), "Not a zip.");
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("is no zip that can be read");
  }

  @Test
  void pathsThatLeadOutAreRejected() throws Exception {
    Path zip = zip(Map.of("../../" + ADDER, "one"));
    assertThatThrownBy(() -> reader.read(zip))
        .isInstanceOf(RejectedException.class)
        .hasMessage("has paths that lead out of it: ../../");
  }

  @Test
  void aLinkInAZipIsRefused() throws Exception {
    Path file = directory.resolve("linked.zip");
    try (var zip = new TestZip(file)) {
      zip.file(DOUBLER, "class Doubler {}");
      zip.link(ADDER, "/etc/passwd");
    }
    Received received = reader.read(file);
    assertThat(received.sources()).containsOnlyKeys(DOUBLER);
    assertThat(received.refusals())
        .containsExactly(Map.entry(ADDER, "is a link, or no ordinary file"));
  }

  @Test
  void aLinkInAFolderIsRefused() throws Exception {
    Path folder = folder(Map.of(DOUBLER, "class Doubler {}"));
    Path secret = Files.writeString(directory.resolve("secret"), "class Adder {}");
    Files.createSymbolicLink(folder.resolve(ADDER), secret);
    Received received = reader.read(folder);
    assertThat(received.sources()).containsOnlyKeys(DOUBLER);
    assertThat(received.refusals()).containsOnlyKeys(ADDER);
  }

  @Test
  void aLargeFileIsRefusedWithoutBeingReadToItsEnd() throws Exception {
    Path file = directory.resolve("bomb.zip");
    try (var zip = new TestZip(file)) {
      zip.zeros(ADDER, 300);
    }
    assertThat(Files.size(file)).isLessThan(1024 * 1024);
    assertThat(reader.read(file).refusals())
        .containsExactly(Map.entry(ADDER, "is larger than 2 KiB"));
  }

  @Test
  void manyFilesAreRejected() throws Exception {
    Path file = directory.resolve("many.zip");
    try (var zip = new TestZip(file)) {
      for (int i = 0; i <= LIMITS.entries(); i++) {
        zip.file("file" + i, "");
      }
    }
    assertThatThrownBy(() -> reader.read(file)).hasMessage("has more than 30 files");
  }

  @Test
  void otherEncodingsAreRefused() throws Exception {
    Path folder = folder(Map.of(DOUBLER, "\uFEFFclass Doubler {}"));
    Files.writeString(folder.resolve(ADDER), "// möglich", StandardCharsets.ISO_8859_1);
    Received received = reader.read(folder);
    assertThat(received.refusals()).containsExactly(Map.entry(ADDER, "is no text in UTF-8"));
    assertThat(received.sources().get(DOUBLER)).isEqualTo("class Doubler {}");
  }

  @Test
  void oneNameTwiceIsRejected() throws Exception {
    Path file = directory.resolve("twice.zip");
    try (var zip = new TestZip(file)) {
      zip.file(ADDER, "one");
      zip.file(ADDER, "two");
    }
    assertThatThrownBy(() -> reader.read(file)).hasMessage("has two files of one name: " + ADDER);
  }
}
