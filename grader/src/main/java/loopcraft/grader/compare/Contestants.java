package loopcraft.grader.compare;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.build.Builds;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.build.DependencyPath;
import loopcraft.grader.build.JavaOptions;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;

/** All that is compared, and how each is started. */
public final class Contestants {

  private static final String PROGRAM = "asyncio.compare.load.Measure";
  private static final Path SCRIPT = Path.of("src", "main", "python", "compare.py");
  private static final String MODULE = "07";

  /**
   * A way of module 07.
   *
   * @param name what it is called
   * @param exercises whose code it stands on: beginnings of their ids
   */
  private record Way(String name, List<String> exercises) {}

  private static final Map<String, Way> WAYS = ways();

  private final Course course;
  private final CourseModule module;
  private final Set<CourseExercise> done;
  private String notice = "";

  /**
   * Makes them.
   *
   * @param done the exercises that the learner has done: their code is used
   * @throws CourseException if the course does not have the module
   */
  public Contestants(Course course, Set<CourseExercise> done) {
    this.course = course;
    this.done = done;
    module =
        course.modules().stream()
            .filter(candidate -> candidate.name().startsWith(MODULE))
            .findFirst()
            .orElseThrow(() -> new CourseException("there is no module " + MODULE));
  }

  private static Map<String, Way> ways() {
    var ways = new LinkedHashMap<String, Way>();
    ways.put("sequential", new Way("sequential", List.of()));
    ways.put("threads", new Way("platform threads", List.of("07.1")));
    ways.put("virtual", new Way("virtual threads", List.of("07.1")));
    ways.put("processes", new Way("process pool", List.of("07.2")));
    ways.put("executor", new Way("ExecutorService", List.of("07.3")));
    ways.put("futures", new Way("CompletableFuture", List.of("07.3")));
    ways.put("scope", new Way("structured scope", List.of("07.4")));
    ways.put("loop", new Way("the loop", List.of("01", "02", "03", "04", "05")));
    return ways;
  }

  /**
   * Those in Java, compiled.
   *
   * @throws CourseException if the reference does not compile
   */
  public List<Contestant> java(Builds builds) {
    var path = new LinkedHashSet<Path>();
    var own = done.stream().sorted().toList();
    if (!own.isEmpty()) {
      var build = builds.together(own, module);
      if (build.succeeded()) {
        path.add(build.classes());
      } else {
        notice =
            "Your exercises, each of which is done, do not compile together, so all is the"
                + " reference: "
                + build.problems().stream()
                    .filter(CompileProblem::error)
                    .findFirst()
                    .map(p -> "%s:%d: %s".formatted(p.file().getFileName(), p.line(), p.message()))
                    .orElse("");
        own = List.of();
      }
    }
    path.addAll(builds.referencePath(module));
    path.addAll(DependencyPath.own());
    path.addAll(DependencyPath.libraries());
    var classPath =
        path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    var used = own;
    return WAYS.entrySet().stream()
        .map(
            entry ->
                new Contestant(
                    entry.getValue().name(),
                    "Java",
                    code(entry.getValue(), used),
                    command(entry.getKey(), classPath),
                    Map.of(),
                    !entry.getKey().equals("sequential")))
        .toList();
  }

  /** Something to tell the learner, or nothing. */
  public String notice() {
    return notice;
  }

  private static List<String> command(String way, String classPath) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    command.addAll(JavaOptions.jvm());
    if (way.equals("scope")) {
      command.add("--enable-preview");
    }
    command.addAll(List.of("-cp", classPath, PROGRAM, way));
    return command;
  }

  private String code(Way way, List<CourseExercise> own) {
    var all = exercises(course.exercises(), way);
    if (way.exercises().isEmpty()) {
      return "given";
    }
    var yours = exercises(own, way);
    if (yours.isEmpty()) {
      return "reference";
    }
    return yours.size() == 1 && all.size() == 1
        ? "yours (%s)".formatted(yours.getFirst().id())
        : "yours: %d of %d exercises".formatted(yours.size(), all.size());
  }

  private static List<CourseExercise> exercises(List<CourseExercise> exercises, Way way) {
    return exercises.stream()
        .filter(exercise -> way.exercises().stream().anyMatch(exercise.id()::startsWith))
        .toList();
  }

  /** Those in a Python. */
  public List<Contestant> python(Pythons.Python python) {
    var script = module.directory().resolve(SCRIPT).toString();
    var platform = "CPython " + python.version();
    return Stream.of(
            List.of("sequential", "sequential"),
            List.of("threading", "threading"),
            List.of("multiprocessing", "multiprocessing"),
            List.of("concurrent.futures", "futures"),
            List.of("asyncio", "asyncio"))
        .map(
            names ->
                new Contestant(
                    names.getFirst(),
                    platform,
                    "CPython's",
                    List.of(python.program(), script, names.getLast()),
                    python.environment(),
                    !names.getLast().equals("sequential")))
        .toList();
  }
}
