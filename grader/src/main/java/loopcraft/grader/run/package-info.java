/** Grading: learner code runs in worker JVMs, and only authenticated records become verdicts. */
package loopcraft.grader.run;
