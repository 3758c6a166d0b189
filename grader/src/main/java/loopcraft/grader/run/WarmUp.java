package loopcraft.grader.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** Puts the classes of the warm-up where a worker finds them, apart from its class path. */
final class WarmUp {

  static final String LEARNER = "warm-up-parts";
  static final String TESTS = "warm-up-tests";
  static final String TEST = "loopcraft.warmup.PartsTest";

  private static final String FOLDER = "loopcraft/warmup/";

  private WarmUp() {}

  /** Into folders below the one that workers run in. */
  static void unpack(Path home) throws IOException {
    copy(List.of("Parts"), home.resolve(LEARNER));
    copy(List.of("PartsTest", "PartsTest$Inside"), home.resolve(TESTS));
  }

  private static void copy(List<String> names, Path folder) throws IOException {
    for (String name : names) {
      String path = FOLDER + name + ".class";
      Path target = folder.resolve(path);
      if (Files.isRegularFile(target)) {
        continue;
      }
      Files.createDirectories(target.getParent());
      Path temporary = folder.resolve("tmp-" + UUID.randomUUID());
      try (InputStream in = WarmUp.class.getClassLoader().getResourceAsStream(path)) {
        Files.copy(in, temporary);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
