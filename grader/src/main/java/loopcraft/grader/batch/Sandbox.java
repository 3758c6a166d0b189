package loopcraft.grader.batch;

import loopcraft.grader.box.Box;

/**
 * What was around a submission's code when it ran. It is kept with the grades: a report may put
 * together what was graded on several machines.
 *
 * @param tight whether it kept anything out
 * @param description in words for a report
 */
public record Sandbox(boolean tight, String description) {

  /** What a box is to a reader. */
  public static Sandbox of(Box box) {
    return new Sandbox(box.isTight(), box.description());
  }
}
