package loopcraft.grader.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where an operating system looks for programs. */
public final class SearchPath {

  private SearchPath() {}

  /**
   * The programs with these names, all of the first name before those of the next.
   *
   * @param path the variable {@code PATH}; may be empty
   * @param names without the ending that Windows wants
   */
  public static List<String> programs(String path, List<String> names) {
    return names.stream()
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator))
                    .filter(folder -> !folder.isBlank())
                    .flatMap(
                        folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe"))))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .map(Path::toString)
        .toList();
  }
}
