package loopcraft.grader.author;

import com.sun.source.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.course.Lesson;
import loopcraft.grader.isolation.ExerciseIds;
import loopcraft.grader.kit.Misconception;

/** Whether the rooms of a module fit together: solution, tests, lesson, demos, wrong answers. */
final class ModuleCheck {

  /** What a demo for the module as a whole names in place of an exercise. */
  private static final String INTRODUCTION = ".0";

  /** The Python program that runs scripts. */
  private static final String SCRIPTS = "_scripts";

  private static final int HINTS = 3;
  private static final int WRONG_ANSWERS = 3;
  private static final Pattern ID = Pattern.compile("(\\d\\d)\\.(\\d+)");
  private static final Pattern SECTION = Pattern.compile("## +(\\d\\d\\.\\d+)\\b.*");
  private static final Pattern TO_COME = Pattern.compile("## +(\\d\\d\\.\\d+)\\b.*\\(to come\\) *");
  private static final Pattern PREDICT = Pattern.compile("(?i)\\bpredict\\b");
  private static final Pattern ANSWER =
      Pattern.compile("(?is)<details>\\s*<summary>(?!\\s*Hint\\b).*?</summary>(.*?)</details>");
  private static final Pattern MISTAKES =
      Pattern.compile("(?im)^(?:#{2,6} +|\\*\\*)Common mistakes\\b");

  private final Checkout checkout;
  private final CourseModule module;
  private final List<Problem> problems = new ArrayList<>();
  private final SequencedMap<String, Place> exercises;
  private final Map<String, GradingTest> tests = new TreeMap<>(ExerciseIds.ORDER);

  private record Place(Path file, int line) {}

  private ModuleCheck(Checkout checkout, CourseModule module) {
    this.checkout = checkout;
    this.module = module;
    this.exercises = exercises(module);
  }

  static List<Problem> problems(Checkout checkout, CourseModule module) {
    var check = new ModuleCheck(checkout, module);
    check.checkIds();
    check.checkTests();
    check.checkLesson();
    check.checkDemos();
    check.checkPrograms();
    check.checkOnReference();
    return check.problems;
  }

  private static SequencedMap<String, Place> exercises(CourseModule module) {
    var exercises = new TreeMap<String, Place>(ExerciseIds.ORDER);
    for (Path file : Checkout.files(module.solution(), ".java")) {
      JavaSource source = JavaSource.read(file);
      for (Map.Entry<String, Tree> entry : Exercises.in(source).entrySet()) {
        exercises.putIfAbsent(entry.getKey(), new Place(file, source.line(entry.getValue())));
      }
    }
    return exercises;
  }

  private void report(Path file, int line, String what, String mend) {
    problems.add(new Problem(checkout.show(file), line, what, mend));
  }

  private void checkIds() {
    exercises.forEach(
        (id, place) -> {
          Matcher matcher = ID.matcher(id);
          if (!matcher.matches() || !matcher.group(1).equals(module.number())) {
            report(
                place.file,
                place.line,
                "\"" + id + "\" is no id of this module",
                "write it like " + module.number() + ".1");
          }
        });
    if (exercises.isEmpty()) {
      report(module.solution(), 0, "the module has no exercise", "mark a class with @Exercise");
      return;
    }
    Set<String> announced = announced();
    announced.removeAll(exercises.keySet());
    Set<String> expected =
        IntStream.rangeClosed(1, exercises.size() + announced.size())
            .mapToObj(number -> module.number() + "." + number)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.removeAll(exercises.keySet());
    expected.removeAll(announced);
    if (!expected.isEmpty()) {
      report(
          module.solution(),
          0,
          "no class is marked @Exercise(\"" + String.join("\") or (\"", expected) + "\")",
          "number the exercises without a gap");
    }
  }

  /** The exercises that the lesson says are to come. */
  private Set<String> announced() {
    return lessonLines().stream()
        .map(TO_COME::matcher)
        .filter(Matcher::matches)
        .map(heading -> heading.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> lessonLines() {
    return Files.exists(module.lesson())
        ? JavaSource.readText(module.lesson()).lines().toList()
        : List.of();
  }

  private void checkTests() {
    for (GradingTest test : GradingTest.of(module)) {
      GradingTest other = tests.putIfAbsent(test.exercise(), test);
      if (other != null) {
        report(
            test.file(),
            test.line(),
            test.exercise() + " is graded by " + checkout.show(other.file()) + " too",
            "keep one class for each exercise");
      }
      if (!exercises.containsKey(test.exercise())) {
        report(
            test.file(),
            test.line(),
            "grades \"" + test.exercise() + "\", which no solution is marked with",
            "correct the id in @Grades or in @Exercise");
      }
      if (test.points() <= 0 || test.seconds() <= 0) {
        report(test.file(), test.line(), "points and seconds must be over 0", "set them");
      }
      if (test.tests().isEmpty()) {
        report(test.file(), test.line(), "has no test", "write some");
      }
      test.disabled()
          .forEach(
              line -> report(test.file(), line, "a grading test is switched off", "mend the test"));
    }
    exercises.forEach(
        (id, place) -> {
          if (!tests.containsKey(id)) {
            report(
                place.file,
                place.line,
                "no test class grades " + id,
                "write one with @Grades(value = \"" + id + "\", points = …)");
          }
        });
  }

  private void checkLesson() {
    Path lesson = module.lesson();
    if (!Files.exists(lesson)) {
      report(lesson, 0, "the module has no lesson", "write it");
      return;
    }
    List<String> lines = lessonLines();
    for (int i = 0; i < lines.size(); i++) {
      Matcher section = SECTION.matcher(lines.get(i));
      if (section.matches()
          && exercises.containsKey(section.group(1)) == TO_COME.matcher(lines.get(i)).matches()) {
        report(
            lesson,
            i + 1,
            exercises.containsKey(section.group(1))
                ? section.group(1) + " is here, and said to come"
                : "no solution is marked with " + section.group(1),
            "correct the heading: its id, or what it says of an exercise that is to come");
      }
    }
    for (String id : exercises.keySet()) {
      Lesson.of(module, id)
          .ifPresentOrElse(
              this::checkSection,
              () ->
                  report(
                      lesson, 0, "there is no section on " + id, "add one: ## " + id + " Title"));
    }
    if (!Files.exists(module.walkthrough())) {
      report(module.walkthrough(), 0, "the module has no walkthrough", "write it");
    }
  }

  private void checkSection(Lesson lesson) {
    List<String> hints = lesson.hints();
    String id = lesson.exercise();
    if (hints.size() != HINTS) {
      report(
          lesson.file(),
          lesson.line(),
          id + " has " + hints.size() + " hints, not " + HINTS,
          "<details><summary>Hint 1</summary> … </details>, likewise 2 and 3");
    }
    if (hints.stream().anyMatch(String::isBlank)) {
      report(lesson.file(), lesson.line(), id + " has an empty hint", "write it");
    }
    if (!PREDICT.matcher(lesson.markdown()).find() || !hasAnswer(lesson)) {
      report(
          lesson.file(),
          lesson.line(),
          id + " has no question to predict with a folded answer",
          "add **Predict.** … <details><summary>Answer</summary> … </details>");
    }
    if (!MISTAKES.matcher(lesson.markdown()).find()) {
      report(
          lesson.file(),
          lesson.line(),
          id + " has no part on common mistakes",
          "add it: ### Common mistakes");
    }
  }

  private static boolean hasAnswer(Lesson lesson) {
    return ANSWER
        .matcher(lesson.markdown())
        .results()
        .anyMatch(answer -> !answer.group(1).isBlank());
  }

  private void checkDemos() {
    List<Demo> demos = Demo.of(module);
    for (Demo demo : demos) {
      demo.exercise()
          .filter(id -> !exercises.containsKey(id) && !id.equals(module.number() + INTRODUCTION))
          .ifPresent(
              id ->
                  report(
                      demo.file(),
                      demo.line(),
                      "is a demo of " + id + ", which no solution is marked with",
                      "correct the id in its Javadoc"));
      for (String twin : demo.twins()) {
        if (!Files.exists(module.cpython().resolve(twin + ".py"))) {
          report(
              demo.file(),
              demo.line(),
              "names src/cpython/" + twin + ".py, which is not there",
              "correct the name, or write the program");
        }
      }
    }
    exercises.forEach(
        (id, place) -> {
          if (demos.stream().noneMatch(demo -> demo.exercise().equals(Optional.of(id)))) {
            report(
                place.file,
                place.line,
                "there is no demo of " + id,
                "write one under src/demo/java whose Javadoc begins: Demo " + id + ":");
          }
        });
    var sources = Analysis.reference(checkout, module);
    sources.putAll(Analysis.sources(module.tests(), module.demos()));
    for (Analysis.Refusal refusal : Analysis.of(sources)) {
      problems.add(
          new Problem(
              SourceRoots.locate(checkout, module, refusal.file()),
              refusal.line(),
              "does not compile with the reference: " + refusal.message(),
              "correct it"));
    }
  }

  /** What needs the reference's class files. */
  private void checkOnReference() {
    try (var reference = Compilation.of(Analysis.reference(checkout, module))) {
      if (Files.exists(module.walkthrough())) {
        problems.addAll(Steps.problems(checkout, module, reference.classes()));
      }
      checkWrongAnswers(reference.classes());
    } catch (AuthorException e) {
      report(module.solution(), 0, "the reference " + e.getMessage(), "correct it");
    }
  }

  private void checkWrongAnswers(Path reference) {
    Map<String, Set<String>> wrong = new TreeMap<>(ExerciseIds.ORDER);
    for (Path file : WrongAnswer.files(module)) {
      checkWrongAnswer(file, reference)
          .filter(answer -> !answer.right())
          .ifPresent(
              answer ->
                  wrong
                      .computeIfAbsent(answer.exercise(), none -> new TreeSet<>())
                      .add(answer.name()));
    }
    exercises.forEach(
        (id, place) -> checkWrongAnswers(id, place, wrong.getOrDefault(id, Set.of())));
  }

  private void checkWrongAnswers(String id, Place place, Set<String> wrong) {
    if (wrong.size() < WRONG_ANSWERS) {
      report(
          place.file,
          place.line,
          id + " has " + wrong.size() + " wrong answers, fewer than " + WRONG_ANSWERS,
          "add some under src/wrong/" + id);
    }
    GradingTest test = tests.get(id);
    if (test == null) {
      return;
    }
    test.misconceptions()
        .forEach(
            (slug, line) -> {
              if (!wrong.contains(slug)) {
                report(
                    test.file(),
                    line,
                    "no wrong answer stands for the misconception " + slug,
                    "write src/wrong/" + id + "/" + slug + ".java, or drop the misconception");
              }
            });
  }

  private Optional<WrongAnswer> checkWrongAnswer(Path file, Path reference) {
    try {
      WrongAnswer answer = WrongAnswer.read(file);
      checkWrongAnswer(answer, reference);
      return Optional.of(answer);
    } catch (AuthorException e) {
      report(file, e.line(), "does not parse: " + e.getMessage(), "correct it");
      return Optional.empty();
    }
  }

  private void checkWrongAnswer(WrongAnswer answer, Path reference) {
    if (!exercises.containsKey(answer.exercise())) {
      report(
          answer.file(),
          0,
          "its folder " + answer.exercise() + " is no exercise",
          "name the folder by the exercise's id");
      return;
    }
    if (answer.idea().isBlank()) {
      report(
          answer.file(),
          1,
          "does not say what it is",
          answer.right() ? "// Alternative: …" : "// Misconception: …");
    }
    checkMerged(answer, reference);
    GradingTest test = tests.get(answer.exercise());
    if (answer.right() || test == null) {
      return;
    }
    if (answer.fails().isEmpty()) {
      report(
          answer.file(),
          1,
          "does not say which tests it fails",
          "./learn author wrong " + answer.exercise() + "/" + answer.name() + " --record");
    }
    var unknown = new TreeSet<>(answer.fails());
    unknown.addAll(answer.failsByLuck());
    unknown.removeAll(test.tests());
    unknown.forEach(
        name ->
            report(
                answer.file(),
                1,
                checkout.show(test.file()) + " has no test " + name,
                "correct the name in // Fails: or // By luck:"));
    if (!test.misconceptions().containsKey(answer.name())
        && !answer.name().equals(Misconception.MONITOR_ACROSS_AWAIT.slug())) {
      report(
          answer.file(),
          1,
          checkout.show(test.file())
              + " does not define Misconception.of(\""
              + answer.name()
              + "\", …)",
          "define it, and name it where a test can tell");
    }
  }

  private void checkMerged(WrongAnswer answer, Path reference) {
    List<Path> files =
        Checkout.files(module.solution(), ".java").stream()
            .filter(file -> Exercises.in(JavaSource.read(file)).containsKey(answer.exercise()))
            .map(module.solution()::relativize)
            .toList();
    try {
      Map<Path, String> sources = answer.merged(module.solution(), files);
      for (Analysis.Refusal refusal : Analysis.of(sources, reference)) {
        report(
            answer.file(),
            1,
            "does not compile when it is put into the solution ("
                + refusal.file()
                + "): "
                + refusal.message(),
            "correct it");
      }
    } catch (AuthorException e) {
      report(answer.file(), e.line(), e.getMessage(), "change only classes of the exercise");
    }
  }

  /**
   * Where there are many small twins, tests hold them, each with the program's name as a string.
   */
  private static boolean isNamed(Path program, List<String> tests) {
    return tests.stream().anyMatch(test -> test.contains('"' + Traces.name(program) + '"'));
  }

  /** A script is text for both languages: there is a test that runs all of them. */
  private static boolean isAScript(Path program, List<String> tests) {
    return JavaSource.readText(program).contains("from " + SCRIPTS + " import scripts")
        && tests.stream().anyMatch(test -> test.contains(SCRIPTS + ".py"));
  }

  private void checkPrograms() {
    List<Path> programs = Traces.programs(module);
    Set<String> twins =
        Demo.of(module).stream().flatMap(demo -> demo.twins().stream()).collect(Collectors.toSet());
    List<String> tests =
        Checkout.files(module.tests(), ".java").stream().map(JavaSource::readText).toList();
    for (Path program : programs) {
      Path trace = Traces.beside(program, ".trace");
      if (!Files.exists(trace)) {
        report(program, 0, "has no trace", "./learn author record " + Traces.name(program));
      }
      if (!twins.contains(Traces.name(program))
          && !isNamed(program, tests)
          && !isAScript(program, tests)) {
        report(
            program,
            0,
            "has no Java twin",
            "write a demo whose Javadoc names src/cpython/"
                + program.getFileName()
                + ", or a test that compares by that name");
      }
    }
    for (Path trace : Checkout.files(module.cpython(), ".trace")) {
      if (!programs.contains(Traces.beside(trace, ".py"))) {
        report(trace, 0, "belongs to no Python program", "delete it, or write the program");
      }
      try {
        CPython.requirePortable(JavaSource.readText(trace));
      } catch (AuthorException e) {
        report(trace, e.line(), e.getMessage(), "change the program, and record it again");
      }
    }
  }
}
