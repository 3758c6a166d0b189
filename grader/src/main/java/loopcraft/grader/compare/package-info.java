/** What {@code ./learn compare} does: measures the models of module 07, and reports. */
package loopcraft.grader.compare;
