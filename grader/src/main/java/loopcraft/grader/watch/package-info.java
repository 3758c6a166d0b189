/** Watch mode: from a saved file to the verdict. */
package loopcraft.grader.watch;
