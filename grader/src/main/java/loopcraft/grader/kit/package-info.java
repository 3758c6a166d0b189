/** What the authors of grading tests use; begin at {@link loopcraft.grader.kit.Expect}. */
package loopcraft.grader.kit;
