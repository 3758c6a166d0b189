/** An autograder for Gradescope: the course, and the two programs that Gradescope runs. */
package loopcraft.grader.gradescope;
