/** Other programs, run to their end. */
package loopcraft.grader.process;
