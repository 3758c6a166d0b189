/** How files are written that others may read meanwhile. */
package loopcraft.grader.files;
