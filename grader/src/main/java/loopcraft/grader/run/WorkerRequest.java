package loopcraft.grader.run;

import java.util.List;
import loopcraft.grader.isolation.ClassChoice;

/**
 * What a worker is asked to do. Paths are text, because this goes through a pipe. A folder that is
 * named here never changes.
 *
 * @param exercise the exercise's id
 * @param choice whose classes to take
 * @param testClasses the classes to run, in this order
 * @param learner the folders of the learner's classes
 * @param reference the folders of reference classes, the latest module first
 * @param tests the folders of tests and demos
 * @param module the module's directory
 * @param seconds the time limit; 0 for none
 * @param purpose what becomes of the outcomes
 */
record WorkerRequest(
    String exercise,
    ClassChoice choice,
    List<String> testClasses,
    List<String> learner,
    List<String> reference,
    List<String> tests,
    String module,
    int seconds,
    Purpose purpose) {

  /** What becomes of the outcomes. */
  enum Purpose {
    /** They are the verdict, and the worker ends. */
    VERDICT,
    /** They are the verdict, and the worker stays for another if they have left nothing behind. */
    ONE_OF_SEVERAL,
    /** Nobody hears of them: the worker runs the reference, to be fast for the learner. */
    REHEARSAL
  }

  /** The same for a worker that may go on afterwards. */
  WorkerRequest oneOfSeveral() {
    return with(learner, seconds, Purpose.ONE_OF_SEVERAL);
  }

  /** The same without a limit. */
  WorkerRequest withoutLimit() {
    return with(learner, 0, purpose);
  }

  /** The same on the reference, for nothing but to be fast the next time. */
  WorkerRequest rehearsal() {
    return with(reference, seconds, Purpose.REHEARSAL);
  }

  private WorkerRequest with(List<String> learner, int seconds, Purpose purpose) {
    return new WorkerRequest(
        exercise, choice, testClasses, learner, reference, tests, module, seconds, purpose);
  }
}
