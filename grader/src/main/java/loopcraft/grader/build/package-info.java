/** The warm compiler, and where compiled things are kept so that nothing is compiled twice. */
package loopcraft.grader.build;
