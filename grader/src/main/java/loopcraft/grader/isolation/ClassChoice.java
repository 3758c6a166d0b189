package loopcraft.grader.isolation;

/** Whose classes an exercise is graded on. */
public enum ClassChoice {
  /** The learner's for this exercise, the reference for everything else. */
  ISOLATED,
  /** The learner's for this exercise and all before it, the reference for later ones. */
  OWN_STACK
}
