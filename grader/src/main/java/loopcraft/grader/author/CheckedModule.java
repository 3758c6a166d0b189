package loopcraft.grader.author;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.isolation.ExerciseIds;

/** A module that is being checked: what it consists of, and what has been found wrong with it. */
final class CheckedModule {

  /** Where an exercise is marked first. */
  record Place(Path file, int line) {}

  /** A heading of the lesson that names an exercise, which may be yet to come. */
  record Section(String exercise, int line, boolean toCome) {}

  private static final Pattern SECTION =
      Pattern.compile("## +(\\d\\d\\.\\d+)\\b(.*\\(to come\\) *$)?.*");

  private final Checkout checkout;
  private final CourseModule module;
  private final SequencedMap<String, Place> exercises = new TreeMap<>(ExerciseIds.ORDER);
  private final List<GradingTest> tests;
  private final List<Section> sections;
  private final List<Problem> problems = new ArrayList<>();

  CheckedModule(Checkout checkout, CourseModule module) {
    this.checkout = checkout;
    this.module = module;
    tests = GradingTest.of(module);
    sections = sections(module.lesson());
    Checkout.files(module.solution(), ".java").forEach(this::readExercises);
  }

  private void readExercises(Path file) {
    JavaSource source = JavaSource.read(file);
    Exercises.in(source)
        .forEach((id, tree) -> exercises.putIfAbsent(id, new Place(file, source.line(tree))));
  }

  Checkout checkout() {
    return checkout;
  }

  CourseModule module() {
    return module;
  }

  /** By id, where each is marked. */
  SequencedMap<String, Place> exercises() {
    return exercises;
  }

  /** The files of the solution that belong to an exercise. */
  List<Path> filesOf(String exercise) {
    return Checkout.files(module.solution(), ".java").stream()
        .filter(file -> Exercises.in(JavaSource.read(file)).containsKey(exercise))
        .toList();
  }

  /** The classes of tests that grade, whatever exercise they say. */
  List<GradingTest> tests() {
    return tests;
  }

  /** The classes that grade an exercise. */
  List<GradingTest> testsOf(String exercise) {
    return tests.stream().filter(test -> test.exercise().equals(exercise)).toList();
  }

  /** The sections of the lesson; none if it is not there. */
  List<Section> sections() {
    return sections;
  }

  private static List<Section> sections(Path lesson) {
    var sections = new ArrayList<Section>();
    List<String> lines =
        Files.exists(lesson) ? JavaSource.readText(lesson).lines().toList() : List.of();
    for (int i = 0; i < lines.size(); i++) {
      Matcher heading = SECTION.matcher(lines.get(i));
      if (heading.matches()) {
        sections.add(new Section(heading.group(1), i + 1, heading.group(2) != null));
      }
    }
    return sections;
  }

  void report(Path file, int line, String what, String mend) {
    problems.add(new Problem(checkout.show(file), line, what, mend));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void addAll(Collection<Problem> more) {
    problems.addAll(more);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
