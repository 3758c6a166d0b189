package loopcraft.grader.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.isolation.LearnerClasses;
import loopcraft.grader.isolation.ModuleDirectory;
import loopcraft.grader.isolation.Progress;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.kit.LessonLink;

/** The exercise that a test class grades, while its tests run. */
final class GradedExercise {

  private final String id;
  private final Duration budget;
  private final LessonLink lesson;
  private final String module;
  private final Optional<LearnerClasses> learner;
  private final AtomicLong spent = new AtomicLong();

  private GradedExercise(Grades grades, Path module, Optional<LearnerClasses> learner) {
    id = grades.value();
    budget = Duration.ofSeconds(grades.seconds());
    this.module = String.valueOf(module.getFileName());
    this.learner = learner;
    lesson = new LessonLink(id, this.module + "/README.md", title(module, id));
  }

  /** Reads what there is to know from a test class and the place that it was loaded from. */
  static Optional<GradedExercise> of(Class<?> testClass) {
    return Stream.<Class<?>>iterate(testClass, type -> type != null, Class::getEnclosingClass)
        .flatMap(type -> Stream.ofNullable(type.getAnnotation(Grades.class)))
        .findFirst()
        .map(
            grades ->
                new GradedExercise(
                    grades,
                    ModuleDirectory.of(testClass),
                    LearnerClasses.under(testClass, grades.value())));
  }

  private static String title(Path module, String id) {
    var heading = Pattern.compile("^#{2,4}\\s+(" + Pattern.quote(id) + "\\b.*?)\\s*#*$");
    try (Stream<String> lines = Files.lines(module.resolve("README.md"))) {
      return lines
          .map(heading::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1).replace("`", ""))
          .findFirst()
          .orElse(id);
    } catch (IOException noLesson) {
      return id;
    }
  }

  String id() {
    return id;
  }

  Duration budget() {
    return budget;
  }

  Duration left() {
    return budget.minusNanos(spent.get());
  }

  void spend(long nanos) {
    spent.addAndGet(nanos);
  }

  /** Why there is nothing to grade yet. */
  Optional<String> whyNotStarted() {
    return learner
        .filter(classes -> classes.progress().isNotStarted())
        .map(
            classes ->
                "%s is not started: open %s to begin"
                    .formatted(lesson.section(), paths(classes.files())));
  }

  private String paths(Collection<String> files) {
    return files.stream()
        .map(file -> module + "/src/exercise/java/" + file)
        .collect(Collectors.joining(" and "));
  }

  /** Why a test cannot hold yet, if it failed because it got to what is still to be written. */
  Optional<String> whyUnwritten(ConceptFailure failure) {
    return failure.isUnwritten()
        ? unfinished().map(progress -> "%s is begun: %s".formatted(lesson.section(), progress))
        : Optional.empty();
  }

  /** Adds what the learner is to know of the exercise. */
  ConceptFailure explain(ConceptFailure failure) {
    ConceptFailure linked = failure.readOn(lesson);
    return unfinished().map(progress -> linked.noting(progress.toString())).orElse(linked);
  }

  private Optional<Progress> unfinished() {
    return learner.map(LearnerClasses::progress).filter(Progress::isUnfinished);
  }
}
