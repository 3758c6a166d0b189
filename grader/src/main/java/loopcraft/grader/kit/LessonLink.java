package loopcraft.grader.kit;

/**
 * Where the learner reads on.
 *
 * @param exercise the exercise's id
 * @param lesson the lesson's path, from the course's root
 * @param section the title of the exercise's section
 */
public record LessonLink(String exercise, String lesson, String section) {

  String line() {
    return "%s, \"%s\"  ·  Hint: ./learn hint %s".formatted(lesson, section, exercise);
  }
}
