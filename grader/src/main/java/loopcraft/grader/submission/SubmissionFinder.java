package loopcraft.grader.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the submissions in what an instructor names: a zip or a folder of one student, or a folder
 * in which there is one for each, as learning platforms pack them. A platform that gives each
 * student a folder with a zip in it is understood as well.
 */
public final class SubmissionFinder {

  private static final String ZIP = ".zip";
  private static final int DEPTH_OF_A_COURSE = 4;

  private SubmissionFinder() {}

  /**
   * Finds them.
   *
   * @return places by the submissions' names: those of files and folders; where two have the same,
   *     a number follows
   */
  public static SortedMap<String, Path> in(List<Path> places) {
    var found = new TreeMap<String, Path>();
    for (Path place : places) {
      Path named = place.toAbsolutePath().normalize();
      if (isZip(named) || isOneSubmission(named)) {
        add(found, named, named);
      } else {
        children(named).forEach(child -> addChild(found, child));
      }
    }
    return found;
  }

  private static void addChild(Map<String, Path> found, Path child) {
    if (isZip(child)) {
      add(found, child, child);
    } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
      add(found, child, packed(child).orElse(child));
    }
  }

  /** The zip that a folder has in place of one student's files. */
  public static Optional<Path> packed(Path folder) {
    List<Path> zips = children(folder).stream().filter(SubmissionFinder::isZip).toList();
    return zips.size() == 1 && !isOneSubmission(folder)
        ? Optional.of(zips.getFirst())
        : Optional.empty();
  }

  private static void add(Map<String, Path> found, Path named, Path place) {
    String name = named.getFileName().toString();
    String base = isZip(named) ? name.substring(0, name.length() - ZIP.length()) : name;
    String unique = base;
    for (int number = 2; found.containsKey(unique); number++) {
      unique = base + "-" + number;
    }
    found.put(unique, place);
  }

  private static boolean isZip(Path place) {
    return place.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ZIP)
        && Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Whether there is a course's folder not far below, or what {@code ./learn submit} has packed.
   */
  private static boolean isOneSubmission(Path folder) {
    if (Files.isRegularFile(folder.resolve(Manifest.NAME))) {
      return true;
    }
    Path sources = Path.of("src", "exercise", "java");
    try (Stream<Path> below =
        Files.find(folder, DEPTH_OF_A_COURSE, (path, _) -> path.endsWith(sources))) {
      return below
          .map(folder::relativize)
          .anyMatch(path -> path.getNameCount() <= DEPTH_OF_A_COURSE);
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .filter(child -> !child.getFileName().toString().equals("__MACOSX"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder, e);
    }
  }
}
