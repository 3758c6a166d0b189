package loopcraft.grader.submission;

/**
 * How much of a submission is looked at. A whole checkout of the course, with what was built in it,
 * is well below.
 *
 * @param entries the most files and folders
 * @param sourceBytes the largest source file
 * @param depth the most folders in one another
 */
public record IntakeLimits(int entries, int sourceBytes, int depth) {

  /** For people's own work: the longest file of the reference has 20 KiB. */
  public static IntakeLimits defaults() {
    return new IntakeLimits(50_000, 256 * 1024, 40);
  }
}
