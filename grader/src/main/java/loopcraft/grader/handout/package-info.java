/** What students receive in place of the author's checkout, and how they come to newer ones. */
package loopcraft.grader.handout;
