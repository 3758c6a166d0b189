/**
 * Loads the classes for one exercise's tests: the learner's of that exercise, and the reference for
 * everything else.
 */
package loopcraft.grader.isolation;
