package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loopcraft.grader.course.FixtureCourse;
import loopcraft.grader.handout.StubSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTest {

  private static final String ADDER = "01-fixture/src/exercise/java/fixture/Adder.java";
  private static final String DOUBLER = "01-fixture/src/exercise/java/fixture/Doubler.java";
  private static final String NUMBERS = "01-fixture/src/exercise/java/fixture/Numbers.java";
  private static final String GIVEN = "01-fixture/src/main/java/fixture/Given.java";

  @TempDir Path folder;
  private Path release;
  private Path mine;

  @BeforeEach
  void courses() throws IOException {
    release = course("release");
    mine = folder.resolve("mine");
  }

  private Path course(String name) throws IOException {
    var root = Files.createDirectories(folder.resolve(name));
    FixtureCourse.in(root);
    write(root.resolve("pom.xml"), "<project><version>1</version></project>");
    write(root.resolve("grader/pom.xml"), "<project/>");
    for (var file : new String[] {ADDER, DOUBLER, NUMBERS}) {
      var module = FixtureCourse.in(root).load().modules().getFirst();
      var path = module.exercise().relativize(root.resolve(file));
      write(root.resolve(file), StubSource.of(module, path).orElseThrow());
    }
    return root;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static void change(Path file) throws IOException {
    write(file, "// new\n" + read(file));
  }

  /** What a release changes, and what a learner has done meanwhile. */
  private void develop() throws IOException {
    change(release.resolve(ADDER));
    change(release.resolve(DOUBLER));
    change(release.resolve(GIVEN));
    write(mine.resolve(DOUBLER), "// mine\n");
    write(mine.resolve(NUMBERS), "// my numbers\n");
  }

  private void assertUpdated(UpdateReport report) throws IOException {
    assertThat(read(mine.resolve(GIVEN))).startsWith("// new");
    assertThat(read(mine.resolve(ADDER))).startsWith("// new");
    assertThat(read(mine.resolve(DOUBLER))).isEqualTo("// mine\n");
    assertThat(read(mine.resolve(DOUBLER + ".new-stub"))).startsWith("// new");
    assertThat(read(mine.resolve(NUMBERS))).isEqualTo("// my numbers\n");
    assertThat(mine.resolve(NUMBERS + ".new-stub")).doesNotExist();
    assertThat(report.freshened()).containsExactly(ADDER);
    assertThat(report.both()).extracting(UpdateReport.Both::file).containsExactly(DOUBLER);
    try (var kept = Files.walk(mine.resolve(".learn/update"))) {
      assertThat(kept.filter(file -> file.endsWith(Path.of(DOUBLER)))).hasSize(1);
    }
  }

  @Nested
  class FromAFolderOrZip {

    @BeforeEach
    void copy() throws IOException {
      mine = course("mine");
      develop();
    }

    private UpdateReport update(Path from) {
      return new ReleaseUpdate(mine, new LearnersFiles(mine)).from(from);
    }

    @Test
    void a_folder_replaces_everything_but_what_the_learner_wrote() throws IOException {
      write(mine.resolve("01-fixture/src/test/java/fixture/OldTest.java"), "class OldTest {}");

      assertUpdated(update(release));
      assertThat(mine.resolve("01-fixture/src/test/java/fixture/OldTest.java")).doesNotExist();
    }

    @Test
    void a_zip_does_the_same() throws IOException {
      var zip = folder.resolve("release.zip");
      try (var out = new ZipOutputStream(Files.newOutputStream(zip));
          Stream<Path> files = Files.walk(release)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var name = "loopcraft-2/" + release.relativize(file).toString().replace('\\', '/');
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }

      assertUpdated(update(zip));
    }

    @Test
    void what_is_no_course_is_refused() {
      assertThatThrownBy(() -> update(release.resolve("01-fixture")))
          .isInstanceOf(UsageException.class);
      assertThatThrownBy(() -> update(folder.resolve("nothing")))
          .isInstanceOf(UsageException.class);
    }
  }

  @Nested
  class FromGit {

    @BeforeEach
    void cloneRelease() throws IOException {
      git(release, "init", "-q", "-b", "main");
      write(release.resolve(".gitignore"), ".learn/\n");
      commit(release);
      git(folder, "clone", "-q", release.toString(), mine.toString());
      develop();
      commit(release);
    }

    private void commit(Path where) {
      git(where, "add", "-A");
      git(where, "-c", "user.name=n", "-c", "user.email=n@example.org", "commit", "-q", "-m", "x");
    }

    private static void git(Path where, String... arguments) {
      new Git(where).run(arguments);
    }

    private UpdateReport update() {
      return new GitUpdate(mine, new LearnersFiles(mine)).from("origin", Optional.empty());
    }

    @Test
    void work_that_is_not_committed_stays() throws IOException {
      assertUpdated(update());
      assertThat(update().summary()).contains("up to date");
    }

    @Test
    void work_that_is_committed_stays() throws IOException {
      commit(mine);

      assertUpdated(update());
      assertThat(update().summary()).contains("up to date");
    }

    @Test
    void changes_of_the_course_itself_are_never_lost() throws IOException {
      change(mine.resolve("pom.xml"));

      assertThatThrownBy(this::update).hasMessageContaining("pom.xml");
      assertThat(read(mine.resolve("pom.xml"))).startsWith("// new");
      assertThat(read(mine.resolve(DOUBLER))).isEqualTo("// mine\n");
    }

    @Test
    void a_conflict_in_the_course_itself_changes_nothing() throws IOException {
      write(mine.resolve(GIVEN), "// other\n");
      commit(mine);
      write(mine.resolve(NUMBERS), "// later\n");

      assertThatThrownBy(this::update).hasMessageContaining("Given.java");
      assertThat(read(mine.resolve(GIVEN))).isEqualTo("// other\n");
      assertThat(read(mine.resolve(NUMBERS))).isEqualTo("// later\n");
    }

    @Test
    void a_copy_made_from_a_template_is_told_how_it_can_be_updated() throws IOException {
      mine = course("copy");
      git(mine, "init", "-q", "-b", "main");
      write(mine.resolve(DOUBLER), "// mine\n");
      commit(mine);
      git(mine, "remote", "add", "origin", release.toString());

      assertThatThrownBy(this::update)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("no history in common")
          .hasMessageContaining("./learn update --from");
      assertThat(read(mine.resolve(DOUBLER))).isEqualTo("// mine\n");
    }
  }
}
