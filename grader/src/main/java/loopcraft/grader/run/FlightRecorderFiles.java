package loopcraft.grader.run;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The files of this JVM's flight recorder. It takes them away when its JVM ends in good order, and
 * a worker is ended.
 */
final class FlightRecorderFiles {

  /** The recorder names its folder after the time and the process. */
  private static final String FOLDERS = "????_??_??_??_??_??_" + ProcessHandle.current().pid();

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private FlightRecorderFiles() {}

  /** Takes them away, unless they are in use on Windows; a later recording makes new ones. */
  static void delete() {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(TEMPORARY, FOLDERS)) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          deleteWithFiles(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException stillInUse) {
      // They stay, as they would without this.
    }
  }

  private static void deleteWithFiles(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
