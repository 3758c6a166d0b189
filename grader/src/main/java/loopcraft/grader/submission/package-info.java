/** What students hand in, read without trusting it: names, sizes and contents may be anything. */
package loopcraft.grader.submission;
