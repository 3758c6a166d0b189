/** The last word of a Maven run: which exercises are done, and what comes next. */
package loopcraft.grader.maven;
