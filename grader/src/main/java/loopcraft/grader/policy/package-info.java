/**
 * What the code of somebody whom nobody trusts may use, read from class files before one of them is
 * loaded. It makes cheating harder; the boundary is the process.
 */
package loopcraft.grader.policy;
