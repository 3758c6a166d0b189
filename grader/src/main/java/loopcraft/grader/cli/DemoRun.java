package loopcraft.grader.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopcraft.grader.build.Build;
import loopcraft.grader.build.Builds;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.build.DependencyPath;
import loopcraft.grader.build.JavaOptions;
import loopcraft.grader.build.LearnerSources;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.DemoSource;

/** Runs the demos of an exercise, each in a JVM of its own. */
public final class DemoRun {

  /** Whose code a demo runs on. */
  public enum Code {
    /** The learner's for the exercise, the reference's for everything else. */
    LEARNER,
    /** The learner's for the exercise and all before it. */
    MINE,
    /** The reference's. */
    REFERENCE
  }

  private final Course course;
  private final Builds builds;

  /** Runs demos of this course. */
  public DemoRun(Course course, Builds builds) {
    this.course = course;
    this.builds = builds;
  }

  /**
   * The command that runs a demo.
   *
   * @param demo the name of its class
   * @throws UsageException if the code does not compile; the message has the compiler's words
   */
  public ProcessBuilder command(CourseExercise exercise, String demo, Code code) {
    var module = course.moduleOf(exercise);
    var path = new LinkedHashSet<Path>();
    switch (code) {
      case LEARNER ->
          path.add(compiled(builds.isolated(exercise, LearnerSources.workspace(course))));
      case MINE -> path.add(compiled(builds.ownStack(exercise, LearnerSources.workspace(course))));
      case REFERENCE -> {}
    }
    path.addAll(builds.referencePath(module));
    var source = new DemoSource(demo, Optional.empty());
    path.add(compiled(source.isScratch() ? builds.withScratch(module) : builds.tests(module)));
    path.addAll(DependencyPath.own());
    path.addAll(DependencyPath.libraries());
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-ea"));
    command.addAll(JavaOptions.jvm());
    command.addAll(encoding());
    command.add("-cp");
    command.add(path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(demo);
    return new ProcessBuilder(command).directory(module.directory().toFile());
  }

  private static List<String> encoding() {
    return Map.of("stdout.encoding", "-Dstdout.encoding=", "stderr.encoding", "-Dstderr.encoding=")
        .entrySet()
        .stream()
        .filter(entry -> System.getProperty(entry.getKey()) != null)
        .map(entry -> entry.getValue() + System.getProperty(entry.getKey()))
        .toList();
  }

  private static Path compiled(Build build) {
    if (!build.succeeded()) {
      var errors =
          build.problems().stream()
              .filter(CompileProblem::error)
              .limit(1)
              .map(p -> p.file() + ":" + p.line() + ": " + p.message() + "\n" + p.excerpt())
              .collect(Collectors.joining("\n"));
      throw new UsageException("The code of the demo does not compile.\n" + errors);
    }
    return build.classes();
  }
}
