/** How JUnit runs a grading test: only when begun, within its time, and explained when it fails. */
package loopcraft.grader.junit;
