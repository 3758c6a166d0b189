package loopcraft.grader.batch;

/**
 * How a batch is graded.
 *
 * @param atOnce how many submissions are graded at the same time
 * @param ownStack whether what passes is graded on the student's own runtime as well
 * @param sandbox what the grading puts around the code
 * @param key of the course and the grader: what was graded with another key is graded anew
 */
public record BatchOptions(int atOnce, boolean ownStack, Sandbox sandbox, String key) {}
