package loopcraft.grader.run;

/** What an exercise's code runs on. */
public enum Stack {
  /** The learner's files of this exercise, and the reference for everything else. */
  ISOLATED,
  /** The learner's files of this exercise and of all before it; the reference for later ones. */
  MINE
}
