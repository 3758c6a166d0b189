package loopcraft.grader.run;

import loopcraft.grader.course.CourseExercise;

/**
 * Something to grade.
 *
 * @param exercise what it is an answer to
 * @param stack what it is to run on
 * @param sources its files
 */
public record Answer(CourseExercise exercise, Stack stack, SourceOverride sources) {}
