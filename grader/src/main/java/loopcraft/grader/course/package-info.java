/** What the course consists of, read from the files of a checkout without compiling anything. */
package loopcraft.grader.course;
