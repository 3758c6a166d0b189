package loopcraft.grader.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A folder for a handout")
class HandoutFolderTest {

  @TempDir private Path directory;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = directory.resolve("für die Klasse");
  }

  private HandoutFolder.Written write(String version, Map<String, String> texts) {
    var files = new TreeMap<String, byte[]>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return HandoutFolder.write(new Handout(version, files), folder);
  }

  private void owner(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  private Path file(String path) {
    return folder.resolve(path);
  }

  @Test
  @DisplayName("may be new, empty, or a repository in which nothing is yet")
  void mayBeEmpty() throws IOException {
    assertThat(HandoutFolder.takes(folder)).isTrue();
    Files.createDirectories(folder);
    assertThat(HandoutFolder.takes(folder)).isTrue();
    owner(".git/HEAD", "ref: refs/heads/main");
    assertThat(HandoutFolder.takes(folder)).isTrue();
  }

  @Test
  @DisplayName("is refused if something else is in it, or it is a file")
  void mustNotBeAnother() throws IOException {
    owner("essay.txt", "Dear professor");
    assertThat(HandoutFolder.takes(folder)).isFalse();
    assertThat(HandoutFolder.takes(file("essay.txt"))).isFalse();
  }

  @Test
  @DisplayName("can be written to again once a handout is in it")
  void mayBeOlder() {
    var first = write("1", Map.of("README.md", "one", "01-a/README.md", "one"));
    assertThat(first.before()).isEmpty();
    assertThat(first.written()).containsExactly("01-a/README.md", "README.md");
    assertThat(HandoutFolder.takes(folder)).isTrue();
    var second = write("2", Map.of("README.md", "two", "01-a/README.md", "one"));
    assertThat(second.before()).contains("1");
    assertThat(second.written()).containsExactly("README.md");
    assertThat(file("README.md")).hasContent("two");
  }

  @Test
  @DisplayName("keeps what its owner has changed, with the new file beside it")
  void keepsChanges() throws IOException {
    write("1", Map.of("README.md", "one"));
    owner("README.md", "one, and the dates of the exams");
    assertThat(write("2", Map.of("README.md", "two")).changedByOwner())
        .containsExactly("README.md");
    assertThat(file("README.md")).hasContent("one, and the dates of the exams");
    assertThat(file("README.md.new")).hasContent("two");
    assertThat(write("3", Map.of("README.md", "three")).changedByOwner())
        .containsExactly("README.md");
  }

  @Test
  @DisplayName("keeps what its owner has added")
  void keepsAdditions() throws IOException {
    write("1", Map.of("README.md", "one"));
    owner("EXAMS.md", "dates");
    write("2", Map.of("README.md", "two"));
    assertThat(file("EXAMS.md")).hasContent("dates");
  }

  @Test
  @DisplayName("does not get back what its owner has deleted")
  void keepsDeletions() throws IOException {
    write("1", Map.of("README.md", "one", "07-z/README.md", "one"));
    Files.delete(file("07-z/README.md"));
    for (String version : new String[] {"2", "3"}) {
      assertThat(
              write(version, Map.of("README.md", "one", "07-z/README.md", version))
                  .deletedByOwner())
          .containsExactly("07-z/README.md");
    }
    assertThat(file("07-z/README.md")).doesNotExist();
  }

  @Test
  @DisplayName("loses what is no part of the handout any more, unless its owner has changed it")
  void losesWhatIsGone() throws IOException {
    write("1", Map.of("README.md", "one", "01-a/b/Old.java", "one", "01-a/Older.java", "one"));
    owner("01-a/Older.java", "mine");
    assertThat(write("2", Map.of("README.md", "one")).removed()).containsExactly("01-a/b/Old.java");
    assertThat(file("01-a/b")).doesNotExist();
    assertThat(file("01-a/Older.java")).hasContent("mine");
  }

  @Test
  @DisplayName("has the two commands as files that can be run")
  void makesCommandsExecutable() {
    write("1", Map.of("learn", "#!/bin/sh", "mvnw", "#!/bin/sh"));
    assertThat(file("learn")).isExecutable();
    assertThat(file("mvnw")).isExecutable();
  }
}
