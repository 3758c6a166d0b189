package loopcraft.grader.batch;

import java.util.Optional;
import loopcraft.grader.run.Verdict;

/**
 * What a submission got for one exercise.
 *
 * @param exercise the exercise's id
 * @param points what it is worth
 * @param isolated the verdict with the reference for everything else; nothing if no file of the
 *     exercise was handed in
 * @param ownStack the verdict on the student's own runtime; nothing if that was not asked for, or
 *     the isolated one is no PASS
 */
public record Grade(
    String exercise, int points, Optional<Verdict> isolated, Optional<Verdict> ownStack) {

  /** The points for it. */
  public double points(Credit credit) {
    return isolated.map(verdict -> points * credit.share(verdict)).orElse(0.0);
  }
}
