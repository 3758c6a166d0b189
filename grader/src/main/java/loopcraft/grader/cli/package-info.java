/** {@code ./learn}: the learner's commands, and how they speak. */
package loopcraft.grader.cli;
