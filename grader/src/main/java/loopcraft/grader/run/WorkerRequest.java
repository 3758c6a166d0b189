package loopcraft.grader.run;

import java.util.List;
import loopcraft.grader.isolation.ClassChoice;

/**
 * What a worker is asked to do. Paths are text, because this goes through a pipe.
 *
 * @param exercise the exercise's id
 * @param choice whose classes to take
 * @param testClass the class to run
 * @param learner the folder of the learner's classes
 * @param reference the folders of reference classes, the latest module first
 * @param tests the folders of tests and demos
 * @param module the module's directory
 * @param seconds the time limit; 0 for none
 */
record WorkerRequest(
    String exercise,
    ClassChoice choice,
    String testClass,
    String learner,
    List<String> reference,
    List<String> tests,
    String module,
    int seconds) {}
