package loopcraft.grader.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir private Path directory;

  @Test
  void itsFoldersAreMade() throws IOException {
    Path file = directory.resolve("a b/c/file.txt");
    WholeFile.write(file, temporary -> Files.writeString(temporary, "new"));
    assertThat(file).hasContent("new");
  }

  @Test
  void theOldOneIsReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("file.txt"), "old and longer");
    WholeFile.write(file, temporary -> Files.writeString(temporary, "new"));
    assertThat(file).hasContent("new");
    assertThat(directory.toFile().list()).containsExactly("file.txt");
  }

  @Test
  void whereWritingFailsTheOldOneStaysAndNothingElse() throws IOException {
    Path file = Files.writeString(directory.resolve("file.txt"), "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    temporary -> {
                      Files.writeString(temporary, "half");
                      throw new IOException("no space");
                    }))
        .hasMessage("no space");
    assertThat(file).hasContent("old");
    assertThat(directory.toFile().list()).containsExactly("file.txt");
  }
}
