package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;

/**
 * The map of the course, with where the learner stands.
 *
 * @param isolated how each exercise stands by itself
 * @param mine how each stands on the learner's own runtime, where that is known
 * @param next what to go on with
 * @param certificate what was built, once nothing is left to go on with
 */
public record ProgressMap(
    Course course,
    Map<String, Standing> isolated,
    Map<String, Standing> mine,
    Optional<CourseExercise> next,
    Optional<Certificate> certificate) {

  private static final int BAR = 24;
  private static final int SPACE_BEFORE_STATE = 2;

  /** Draws the map. */
  public List<String> render(Look look, Places places) {
    var lines = new ArrayList<String>();
    lines.add(total(look));
    for (var module : course.modules()) {
      lines.add("");
      lines.add(look.bold(module.number() + "  " + module.title()));
      module.exercises().forEach(exercise -> lines.add(line(exercise, look)));
    }
    lines.add("");
    next.map(exercise -> going(exercise, look, places)).ifPresent(lines::addAll);
    certificate.map(built -> built.render(look)).ifPresent(lines::addAll);
    return lines;
  }

  private String total(Look look) {
    var exercises = course.exercises();
    var done = exercises.stream().filter(this::done).toList();
    var points = exercises.stream().mapToInt(CourseExercise::points).sum();
    var earned = done.stream().mapToInt(CourseExercise::points).sum();
    var filled = exercises.isEmpty() ? 0 : BAR * done.size() / exercises.size();
    return "%s%s  %s of %d done, %d of %d points"
        .formatted(
            look.green("█".repeat(filled)),
            look.dim("░".repeat(BAR - filled)),
            look.bold(Integer.toString(done.size())),
            exercises.size(),
            earned,
            points);
  }

  private boolean done(CourseExercise exercise) {
    var standing = isolated.get(exercise.id());
    return standing != null && standing.done();
  }

  private String line(CourseExercise exercise, Look look) {
    var isNext = next.filter(exercise::equals).isPresent();
    var name = exercise.id() + "  " + exercise.title();
    var width = names() + SPACE_BEFORE_STATE;
    var room = look.width() - 4;
    var padded = Text.pad(name, Math.min(width, Math.max(name.length() + 2, room - 34)));
    return "%s %s %s%3d  %s"
        .formatted(
            isNext ? look.cyan("▸") : " ",
            mark(exercise, look),
            isNext ? look.bold(padded) : padded,
            exercise.points(),
            state(exercise, look));
  }

  private int names() {
    return course.modules().stream()
        .map(CourseModule::exercises)
        .flatMap(List::stream)
        .mapToInt(exercise -> Text.width(exercise.id() + "  " + exercise.title()))
        .max()
        .orElse(0);
  }

  private String mark(CourseExercise exercise, Look look) {
    var standing = isolated.get(exercise.id());
    if (standing == null || standing.notStarted()) {
      return look.dim("·");
    }
    return standing.done() ? look.green("✓") : standing.unfinished() ? "…" : look.red("✗");
  }

  private String state(CourseExercise exercise, Look look) {
    var standing = isolated.get(exercise.id());
    if (standing == null) {
      return "";
    }
    return switch (standing.kind()) {
      case NOT_STARTED -> look.dim("not started");
      case PASS ->
          Optional.ofNullable(mine.get(exercise.id())).filter(Standing::done).isPresent()
              ? look.green("done on your own runtime")
              : look.green("done");
      case COMPILE_ERROR -> look.red("does not compile");
      default ->
          standing.unfinished()
              ? "%d of %d methods written".formatted(standing.written(), standing.methods())
              : look.red("failing");
    };
  }

  private static List<String> going(CourseExercise exercise, Look look, Places places) {
    return List.of(
        "Next: " + look.bold(exercise.id() + " " + exercise.title()),
        "  read   " + look.cyan("./learn read " + exercise.id()),
        "  write  " + look.underline(places.toOpen(exercise)),
        "  watch  " + look.cyan("./learn"));
  }
}
