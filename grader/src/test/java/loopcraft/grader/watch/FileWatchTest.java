package loopcraft.grader.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FileWatchTest {

  @TempDir Path root;
  private Path sources;
  private Path file;
  private final BlockingQueue<Path> changed = new LinkedBlockingQueue<>();

  @BeforeEach
  void files() throws IOException {
    sources = Files.createDirectories(root.resolve("src").resolve("deep")).getParent();
    file = sources.resolve("deep").resolve("A.java");
    Files.writeString(file, "one");
  }

  private void awaitChange(Path of) throws InterruptedException {
    Path seen = null;
    while (!of.equals(seen)) {
      seen = changed.poll(20, TimeUnit.SECONDS);
      assertThat(seen).as("news of " + of).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void writing_replacing_making_and_deleting_are_seen(boolean poll) throws Exception {
    try (var watch =
        FileWatch.start(List.of(sources), root.resolve("scratch"), poll, changed::add)) {
      assertThat(watch.awaitEvents(poll ? 0 : 5, TimeUnit.SECONDS)).isEqualTo(!poll);

      Files.writeString(file, "two and more");
      awaitChange(file);

      var other = sources.resolve("deep").resolve("B.java");
      Files.writeString(other, "new");
      awaitChange(other);

      changed.clear();
      Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      awaitChange(file);

      Files.delete(file);
      awaitChange(file);
    }
  }
}
