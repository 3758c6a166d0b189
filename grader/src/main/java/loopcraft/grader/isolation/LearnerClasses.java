package loopcraft.grader.isolation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the learner has of the exercise that is graded.
 *
 * @param progress how far it is written
 * @param files its source files, such as {@code asyncio/loop/TimerQueue.java}
 */
public record LearnerClasses(Progress progress, Collection<String> files) {

  /**
   * The learner's classes that a test class runs on; nothing if it runs on the reference.
   *
   * @param testClass a test of the exercise
   * @param exercise the exercise's id
   */
  public static Optional<LearnerClasses> under(Class<?> testClass, String exercise) {
    if (testClass.getClassLoader() instanceof IsolatingClassLoader loader) {
      return Optional.of(new LearnerClasses(loader.progress(), loader.exerciseFiles()));
    }
    return ModuleDirectory.location(testClass)
        .flatMap(BuildLayout::of)
        .filter(BuildLayout::isLearners)
        .map(layout -> ClassSet.read(List.of(layout.classes())).exercises())
        .map(classes -> new LearnerClasses(classes.progress(exercise), classes.files(exercise)));
  }
}
