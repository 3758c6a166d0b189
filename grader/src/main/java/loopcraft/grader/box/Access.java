package loopcraft.grader.box;

import java.nio.file.Path;
import java.util.List;

/**
 * What can be seen from inside a box.
 *
 * @param readable files and folders, under the same paths as outside; nothing can be written
 * @param programs whether other programs can be run, and be seen while they run
 */
public record Access(List<Path> readable, boolean programs) {

  /** Copies the list. */
  public Access {
    readable = List.copyOf(readable);
  }
}
