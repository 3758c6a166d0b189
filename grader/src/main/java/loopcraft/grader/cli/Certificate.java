package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.course.CourseVersion;

/**
 * What somebody has built who has done every exercise, in numbers. It says what the files in the
 * workspace do, not who wrote them.
 *
 * @param name of the learner, as git knows it
 * @param version of the course
 * @param date today
 * @param modules what was written in each
 * @param mine how many exercises hold on the learner's own runtime
 * @param hints how many were taken
 * @param wrongAnswers how many known wrong answers the tests refute; 0 where they are not kept
 */
public record Certificate(
    Optional<String> name,
    String version,
    LocalDate date,
    List<Built> modules,
    int mine,
    int hints,
    int wrongAnswers) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /**
   * What was written in a module.
   *
   * @param lines of code: neither empty nor comment
   * @param tests that hold
   */
  public record Built(String number, String title, int exercises, int files, int lines, int tests) {

    private static final Built NOTHING = new Built("", "together", 0, 0, 0, 0);

    private static Built of(
        CourseModule module, Workspace workspace, Map<String, Standing> standings) {
      var files =
          module.exercises().stream().flatMap(e -> workspace.files(e).stream()).distinct().toList();
      return new Built(
          module.number(),
          module.title(),
          module.exercises().size(),
          files.size(),
          files.stream().mapToInt(Built::codeLines).sum(),
          module.exercises().stream().mapToInt(e -> standings.get(e.id()).held()).sum());
    }

    private static int codeLines(Path file) {
      try (var lines = Files.lines(file)) {
        return (int) lines.map(String::strip).filter(Built::isCode).count();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }

    /** Good enough for code that is formatted as usual. */
    private static boolean isCode(String line) {
      return !line.isEmpty() && Stream.of("//", "/*", "*").noneMatch(line::startsWith);
    }

    private Built and(Built other) {
      return new Built(
          number,
          title,
          exercises + other.exercises,
          files + other.files,
          lines + other.lines,
          tests + other.tests);
    }

    private String line(int titles) {
      return "  %-2s  %s  %s  %s  %s"
          .formatted(
              number,
              Text.pad(title, titles),
              right(files, "file"),
              right(lines, "line"),
              right(tests, "test"));
    }

    private static String right(int count, String noun) {
      return "%,6d %-5s".formatted(count, Text.plural(count, noun));
    }
  }

  /** The certificate of a workspace in which every exercise is done. */
  static Certificate of(
      Workspace workspace, Map<String, Standing> isolated, Map<String, Standing> mine) {
    Course course = workspace.course();
    return new Certificate(
        nameIn(course.root()),
        CourseVersion.of(course.root()),
        LocalDate.now(),
        course.modules().stream()
            .filter(module -> !module.exercises().isEmpty())
            .map(module -> Built.of(module, workspace, isolated))
            .toList(),
        (int) mine.values().stream().filter(Standing::done).count(),
        course.exercises().stream()
            .map(CourseExercise::id)
            .mapToInt(workspace.state()::hints)
            .sum(),
        course.modules().stream().mapToInt(Certificate::wrongAnswers).sum());
  }

  private static Optional<String> nameIn(Path root) {
    try {
      return Optional.of(new Git(root).attempt("config", "user.name"))
          .filter(Git.Result::ok)
          .map(Git.Result::text)
          .filter(text -> !text.isBlank());
    } catch (UncheckedIOException noGit) {
      return Optional.empty();
    }
  }

  private static int wrongAnswers(CourseModule module) {
    if (!Files.isDirectory(module.wrong())) {
      return 0;
    }
    try (var files = Files.walk(module.wrong())) {
      return (int)
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".java") && !file.endsWith(".ok.java"))
              .count();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + module.wrong(), e);
    }
  }

  /** Draws it. */
  List<String> render(Look look) {
    var all = modules.stream().reduce(Built.NOTHING, Built::and);
    var titles =
        Stream.concat(modules.stream(), Stream.of(all))
            .mapToInt(built -> Text.width(built.title()))
            .max()
            .orElseThrow();
    var rule = look.dim("─".repeat(Math.min(look.width(), all.line(titles).length())));
    var lines = new ArrayList<String>();
    lines.add(rule);
    lines.add("");
    lines.add("  " + look.bold(name.orElse("You")) + (name.isPresent() ? " has" : " have"));
    lines.add("  " + look.bold("built asyncio from scratch, in Java."));
    lines.add("");
    modules.forEach(built -> lines.add(built.line(titles)));
    lines.add(look.bold(all.line(titles)));
    lines.add("");
    facts(all).forEach(fact -> lines.addAll(Text.wrap("  " + fact, look.width(), "  ")));
    lines.add("");
    lines.add(look.dim("  Loopcraft %s, %s".formatted(version, DAY.format(date))));
    lines.add("");
    lines.add(rule);
    lines.add("Where to go from here: the last lesson, at its end.");
    return lines;
  }

  private List<String> facts(Built all) {
    var facts = new ArrayList<String>();
    facts.add(
        mine == all.exercises()
            ? "All %d exercises hold on your own runtime, with nothing of the reference."
                .formatted(mine)
            : ("%d of %d exercises hold on your own runtime;"
                    + " ./learn test all --mine tells of the rest.")
                .formatted(mine, all.exercises()));
    if (wrongAnswers > 0) {
      facts.add(
          wrongAnswers == 1
              ? "1 wrong answer is known, and it is not yours."
              : "%,d wrong answers are known, and yours is none of them.".formatted(wrongAnswers));
    }
    facts.add(hints == 0 ? "You took no hint." : "You took " + Text.count(hints, "hint") + ".");
    return facts;
  }
}
