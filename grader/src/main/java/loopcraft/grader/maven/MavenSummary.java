package loopcraft.grader.maven;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.maven.Outcome.State;

/**
 * Ends a Maven run: says how the exercises stand and fails the build if one is wrong.
 *
 * <p>Maven calls it after the tests of every module; it keeps silent until the last one.
 */
public final class MavenSummary {

  private static final Pattern PROJECT = Pattern.compile("MavenProject: .+? @ (.+?pom\\.xml)");

  private MavenSummary() {}

  /**
   * Runs it.
   *
   * @param args each {@code name=value}: {@code root}, the checkout; {@code module}, the module
   *     that was just tested; {@code projects}, what Maven builds, in Maven's words; {@code impl},
   *     whose code is tested, such as {@code 01=exercise,02=solution}; {@code tests}, what {@code
   *     -Dtest} says; {@code started}, when the run began
   */
  public static void main(String[] args) {
    System.exit(run(args, System.out) ? 0 : 1);
  }

  static boolean run(String[] args, PrintStream out) {
    try {
      return summed(options(args), out);
    } catch (CourseException broken) {
      out.println(
          "\nLoopcraft: the course's files do not fit together: " + broken.getMessage() + "\n");
      return false;
    }
  }

  private static boolean summed(Map<String, String> options, PrintStream out) {
    List<Path> projects =
        PROJECT
            .matcher(options.get("projects"))
            .results()
            .map(match -> directory(Path.of(match.group(1)).getParent()))
            .toList();
    List<CourseModule> modules =
        Course.load(Path.of(options.get("root"))).modules().stream()
            .filter(module -> projects.contains(directory(module.directory())))
            .toList();
    if (modules.isEmpty()) {
      if (options.get("impl").contains("=exercise")) {
        out.println(
            "\nLoopcraft: nothing was tested; -Dimpl=solution runs the grader's own tests\n");
      }
      return true;
    }
    Path last = projects.stream().filter(project -> isModule(modules, project)).toList().getLast();
    if (!last.equals(directory(Path.of(options.get("module"))))) {
      return true;
    }
    Map<String, String> impls = options(options.get("impl").split(","));
    var filter = new TestFilter(options.get("tests"));
    var started = Instant.parse(options.get("started"));
    var outcomes = new ArrayList<Outcome>();
    for (CourseModule module : modules) {
      outcomes.addAll(new Judge(module, impls.get(module.number()), filter, started).outcomes());
    }
    if (outcomes.isEmpty()) {
      out.println("\nLoopcraft: no grading test ran\n");
      return false;
    }
    boolean learners = impls.containsValue("exercise");
    var text = new SummaryText(outcomes, filter, File.separatorChar == '/' ? "./learn" : "learn");
    out.println(learners ? text.learners() : text.reference());
    return outcomes.stream().noneMatch(outcome -> outcome.state() == State.FAILING);
  }

  private static boolean isModule(List<CourseModule> modules, Path project) {
    return modules.stream().anyMatch(module -> directory(module.directory()).equals(project));
  }

  private static Path directory(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Map<String, String> options(String[] args) {
    return Arrays.stream(args)
        .map(arg -> arg.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1]));
  }
}
