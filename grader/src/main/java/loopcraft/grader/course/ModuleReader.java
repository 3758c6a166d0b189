package loopcraft.grader.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.Need;
import loopcraft.grader.isolation.ClassSet;
import loopcraft.grader.isolation.ExerciseClasses;
import loopcraft.grader.isolation.ExerciseIds;

/** Reads one module from its sources' text. */
final class ModuleReader {

  /** At the start of a line, so that a mention in a comment does not count. */
  private static final Pattern EXERCISE =
      Pattern.compile(
          "(?m)^[ \\t]*@(?:loopcraft\\.grader\\.)?Exercise"
              + "\\(\\s*(?:value\\s*=\\s*)?\"([^\"]+)\"\\s*[,)]");

  private static final Pattern GRADES =
      Pattern.compile("(?m)^[ \\t]*@(?:loopcraft\\.grader\\.)?Grades\\s*\\(([^)]*)\\)");
  private static final Pattern GRADES_ID = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern POINTS = Pattern.compile("\\bpoints\\s*=\\s*(\\d+)");
  private static final Pattern PART = Pattern.compile("\\bpart\\s*=\\s*(\\d+)");
  private static final Pattern SECONDS = Pattern.compile("\\bseconds\\s*=\\s*(\\d+)");
  private static final Pattern ID = Pattern.compile("\\d\\d\\.\\d+");
  private static final Pattern NEEDS = Pattern.compile("(?m)^@Needs\\(\\{?([^)}]+)\\}?\\)");
  private static final int DEFAULT_SECONDS = 10;

  private final CourseModule empty;
  private final Map<String, SortedSet<Path>> files = byId();
  private final Map<String, SortedSet<String>> demos = byId();
  private final Map<String, SortedSet<Graded>> tests = byId();

  private final Optional<Path> hiddenTests;

  private ModuleReader(Path directory, Optional<Path> hiddenTests) {
    empty = CourseModule.unread(directory);
    this.hiddenTests = hiddenTests;
  }

  /**
   * Reads one.
   *
   * @param hiddenTests where more grading tests are
   */
  static CourseModule read(Path directory, Optional<Path> hiddenTests) {
    return new ModuleReader(directory, hiddenTests).read();
  }

  private CourseModule read() {
    if (Files.isDirectory(empty.solution())) {
      eachSource(empty.solution(), this::readSolution);
    } else if (Files.isRegularFile(empty.referenceJar())) {
      readReference(ClassSet.read(List.of(empty.referenceJar())).exercises());
    } else if (Files.isDirectory(empty.exercise())) {
      throw new CourseException(
          "%s has neither src/solution nor %s, one of which says what its exercises are"
              .formatted(empty.directory(), empty.referenceJar().getFileName()));
    }
    eachSource(empty.tests(), this::readTest);
    hiddenTests.ifPresent(folder -> eachSource(folder, this::readTest));
    DemoSource.of(empty).forEach(this::readDemo);
    var headings = Headings.of(empty.lesson());
    SortedSet<String> ids = new TreeSet<>(ExerciseIds.ORDER);
    ids.addAll(files.keySet());
    ids.addAll(tests.keySet());
    List<CourseExercise> exercises = new ArrayList<>();
    for (String id : ids) {
      SortedSet<Graded> graded = tests.getOrDefault(id, new TreeSet<>());
      exercises.add(
          new CourseExercise(
              id,
              headings.sections().getOrDefault(id, id),
              empty.name(),
              graded.stream().mapToInt(Graded::points).sum(),
              graded.stream().mapToInt(Graded::seconds).sum(),
              graded.stream().map(Graded::className).toList(),
              List.copyOf(files.getOrDefault(id, new TreeSet<>())),
              List.copyOf(demos.getOrDefault(id, new TreeSet<>())),
              graded.stream().flatMap(test -> test.needs().stream()).collect(Collectors.toSet())));
    }
    String title = headings.title().isEmpty() ? empty.name() : headings.title();
    var opening = demos.getOrDefault(empty.number() + ".0", new TreeSet<>());
    return new CourseModule(
        empty.number(),
        empty.name(),
        empty.directory(),
        title,
        exercises,
        List.copyOf(opening),
        hiddenTests);
  }

  private void readSolution(Path file, String text) {
    EXERCISE.matcher(text).results().forEach(match -> belongs(match.group(1), file));
  }

  private void readReference(ExerciseClasses reference) {
    for (String id : reference.exercises()) {
      reference.files(id).forEach(file -> belongs(id, Path.of(file)));
    }
  }

  private void belongs(String id, Path file) {
    files.computeIfAbsent(checked(id, file), _ -> new TreeSet<>()).add(file);
  }

  private void readTest(Path file, String text) {
    Matcher annotation = GRADES.matcher(text);
    if (!annotation.find()) {
      return;
    }
    String arguments = annotation.group(1);
    Matcher id = GRADES_ID.matcher(arguments);
    if (!id.find()) {
      throw new CourseException(file + ": @Grades must name its exercise by a literal");
    }
    tests
        .computeIfAbsent(checked(id.group(1), file), _ -> new TreeSet<>())
        .add(
            new Graded(
                number(PART, arguments, 1),
                Sources.className(file),
                number(POINTS, arguments, 0),
                number(SECONDS, arguments, DEFAULT_SECONDS),
                needs(file, text)));
  }

  private void readDemo(DemoSource demo) {
    demo.exercise()
        .filter(_ -> !demo.isScratch())
        .ifPresent(id -> demos.computeIfAbsent(id, _ -> new TreeSet<>()).add(demo.className()));
  }

  private String checked(String id, Path file) {
    if (!ID.matcher(id).matches() || !id.startsWith(empty.number() + ".")) {
      throw new CourseException(
          "%s in module %s names exercise \"%s\"; ids here look like %s.1"
              .formatted(file, empty.name(), id, empty.number()));
    }
    return id;
  }

  private static Set<Need> needs(Path file, String text) {
    try {
      return NEEDS
          .matcher(text)
          .results()
          .flatMap(match -> Stream.of(match.group(1).split(",")))
          .map(name -> Need.valueOf(name.strip().replaceFirst(".*\\.", "")))
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException unknown) {
      throw new CourseException(file + ": @Needs must name what there is: " + unknown.getMessage());
    }
  }

  private static int number(Pattern pattern, String text, int otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }

  private static void eachSource(Path sourceRoot, BiConsumer<Path, String> action) {
    Sources.below(sourceRoot).forEach(source -> action.accept(source.file(), source.text()));
  }

  private static <V> Map<String, V> byId() {
    return new TreeMap<>(ExerciseIds.ORDER);
  }

  /** A class that grades an exercise, or part of it; sorted by part. */
  private record Graded(int part, String className, int points, int seconds, Set<Need> needs)
      implements Comparable<Graded> {

    private static final Comparator<Graded> ORDER =
        Comparator.comparingInt(Graded::part).thenComparing(Graded::className);

    @Override
    public int compareTo(Graded other) {
      return ORDER.compare(this, other);
    }
  }
}
