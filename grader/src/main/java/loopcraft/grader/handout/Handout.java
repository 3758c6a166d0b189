package loopcraft.grader.handout;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The course as students receive it: lessons, stubs, tests and the grader, and in place of the
 * solutions their class files.
 *
 * @param version the version of the course
 * @param files all that is in it, by path, with slashes
 */
public record Handout(String version, SortedMap<String, byte[]> files) {

  /** Copies the map. */
  public Handout {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** What it consists of. */
  FileList list() {
    return FileList.of(version, files);
  }
}
