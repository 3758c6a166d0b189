/**
 * A tiny exercise with its tests, which a spare worker runs before a learner waits for it. It is
 * outside of the grader's packages because it is loaded as a learner's classes are.
 */
package loopcraft.warmup;
