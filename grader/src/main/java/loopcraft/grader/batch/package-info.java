/** Grades a class: many submissions, of which any may be broken, and which nobody trusts. */
package loopcraft.grader.batch;
