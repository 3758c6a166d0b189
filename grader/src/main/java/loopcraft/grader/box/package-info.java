/**
 * Where code runs that nobody trusts: a process from which nothing can be reached. The process is
 * the boundary; there is no other one in a JVM.
 */
package loopcraft.grader.box;
