package loopcraft.grader.author;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.course.KnownAnswer;
import loopcraft.grader.run.Answer;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.SourceOverride;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.ThreadOrder;
import loopcraft.grader.run.Verdict;

/** Grades known answers, each several times if asked, and says whether they are what they claim. */
final class WrongAnswers {

  private static final int AT_ONCE = 2;

  /** Enough for one worker to be worth its start, and few enough for both processors to work. */
  private static final int IN_ONE_WORKER = 16;

  /** Enough for luck to turn, also where the system lets threads go on in the same order always. */
  private static final List<ThreadOrder> MORE_LOOKS =
      List.of(ThreadOrder.FREE, ThreadOrder.WOKEN_FIRST, ThreadOrder.WAKER_FIRST, ThreadOrder.FREE);

  /** Grades answers. */
  @FunctionalInterface
  interface Grading {

    /** In a worker of its own. */
    Verdict grade(Answer answer);

    /** In a worker of its own, in which threads go on in this order. */
    default Verdict grade(Answer answer, ThreadOrder order) {
      return grade(answer);
    }

    /**
     * In as few workers as can be.
     *
     * @param doubtful what is graded once more in a worker of its own
     */
    default List<Verdict> gradeAll(List<Answer> answers, BiPredicate<Answer, Verdict> doubtful) {
      return answers.stream().map(this::grade).toList();
    }
  }

  private final Course course;
  private final Grading grading;

  WrongAnswers(Course course, Grading grading) {
    this.course = course;
    this.grading = grading;
  }

  /** Grades with real workers. */
  static List<Trial> run(Path root, String selected, int times, ThreadOrder order) {
    var options = GraderOptions.defaults().withSpares(AT_ONCE).withThreadOrder(order);
    return run(root, selected, times, options);
  }

  static List<Trial> run(Path root, String selected, int times, GraderOptions options) {
    return graded(root, options, answers -> answers.run(selected, times));
  }

  /** Grades all with real workers, as {@link #runAll}. */
  static List<Trial> runAll(Path root, PrintWriter notes) {
    return runAll(root, notes, GraderOptions.defaults().withSpares(AT_ONCE));
  }

  static List<Trial> runAll(Path root, PrintWriter notes, GraderOptions options) {
    return graded(root, options, answers -> answers.runAll(notes));
  }

  private static List<Trial> graded(
      Path root, GraderOptions options, Function<WrongAnswers, List<Trial>> run) {
    Course course = Course.load(root);
    try (var workers = new AnswerWorkers(course, options.withFrozenCourse())) {
      return run.apply(new WrongAnswers(course, workers));
    }
  }

  /**
   * Grades each once. What a wrong answer does may be luck, as when two threads meet: one that is
   * not what it claims is graded a few times more, alone, and with threads that go on in another
   * order. If it is what it claims but for the tests in which its runs differ, all is well, and a
   * note says how it differed the first time. A right one has no second chance.
   */
  List<Trial> runAll(PrintWriter notes) {
    return run(null, 1).stream().map(trial -> lookAgain(trial, notes)).toList();
  }

  private Trial lookAgain(Trial first, PrintWriter notes) {
    WrongAnswer answer = first.answer();
    if (first.good() || answer.right() || first.verdicts().isEmpty()) {
      return first;
    }
    var verdicts = new ArrayList<>(first.verdicts());
    for (ThreadOrder order : MORE_LOOKS) {
      verdicts.add(grading.grade(answer(answer), order));
      Trial all = Trial.ofLuck(answer, first.exercise(), verdicts);
      if (all.good()) {
        notes.printf(
            "%s/%s differs from run to run (for // By luck: perhaps). The first time: %s%n",
            answer.exercise(), answer.name(), String.join("; ", first.complaints()));
        return all;
      }
    }
    return first;
  }

  /**
   * Grades answers.
   *
   * @param selected a module, an exercise's id, or {@code 01.3/name}; null for all
   */
  List<Trial> run(String selected, int times) {
    List<Path> files =
        course.modules().stream()
            .flatMap(module -> KnownAnswer.files(module).stream())
            .filter(file -> isSelected(file, selected))
            .toList();
    if (files.isEmpty()) {
      throw new AuthorException("no wrong answers" + (selected == null ? "" : " for " + selected));
    }
    warmUp(files);
    try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
      var trials = new ArrayList<Future<List<Trial>>>();
      for (List<Path> some : portions(files)) {
        trials.add(pool.submit(() -> trials(some, times)));
      }
      return trials.stream().map(WrongAnswers::result).flatMap(List::stream).toList();
    }
  }

  /** One exercise's answers after another's, in their order. */
  private static List<List<Path>> portions(List<Path> files) {
    Map<Path, List<Path>> byFolder = new LinkedHashMap<>();
    files.forEach(
        file -> byFolder.computeIfAbsent(file.getParent(), _ -> new ArrayList<>()).add(file));
    return byFolder.values().stream()
        .flatMap(folder -> folder.stream().gather(Gatherers.windowFixed(IN_ONE_WORKER)))
        .toList();
  }

  /** The first verdict waits for the module's reference and tests; no answer's time should. */
  private void warmUp(List<Path> files) {
    course.modules().stream()
        .filter(module -> files.stream().anyMatch(file -> file.startsWith(module.directory())))
        .flatMap(module -> module.exercises().stream().limit(1))
        .forEach(exercise -> grading.grade(answer(exercise, SourceOverride.reference())));
  }

  private boolean isSelected(Path file, String selected) {
    if (selected == null) {
      return true;
    }
    String id = file.getParent().getFileName().toString();
    String name = file.getFileName().toString().replaceAll("(\\.ok)?\\.java$", "");
    Optional<CourseModule> module = course.module(selected);
    return module.isPresent()
        ? file.startsWith(module.get().directory())
        : selected.equals(id) || selected.equals(id + "/" + name);
  }

  private static Answer answer(CourseExercise exercise, SourceOverride sources) {
    return new Answer(exercise, Stack.ISOLATED, sources);
  }

  private List<Trial> trials(List<Path> files, int times) {
    Map<Path, Trial> impossible = new HashMap<>();
    Map<Answer, WrongAnswer> answers = new LinkedHashMap<>();
    for (Path file : files) {
      WrongAnswer known = read(file);
      try {
        answers.put(answer(known), known);
      } catch (AuthorException e) {
        impossible.put(
            file,
            Trial.impossible(known, course.find(known.exercise()).orElse(null), e.getMessage()));
      }
    }
    Map<Path, Trial> trials = new HashMap<>(impossible);
    graded(answers, times)
        .forEach(
            (answer, verdicts) -> {
              WrongAnswer known = answers.get(answer);
              trials.put(known.file(), Trial.of(known, answer.exercise(), verdicts));
            });
    return files.stream().map(trials::get).toList();
  }

  private static WrongAnswer read(Path file) {
    try {
      return WrongAnswer.read(file);
    } catch (AuthorException e) {
      throw new AuthorException(file + ":" + e.line() + ": " + e.getMessage());
    }
  }

  private Answer answer(WrongAnswer known) {
    CourseExercise exercise =
        course
            .find(known.exercise())
            .orElseThrow(() -> new AuthorException("there is no exercise " + known.exercise()));
    Path solution = course.moduleOf(exercise).solution();
    return answer(exercise, SourceOverride.of(known.merged(solution, exercise.files())));
  }

  /** Several runs are to find out whether they differ: then each has a worker of its own. */
  private Map<Answer, List<Verdict>> graded(Map<Answer, WrongAnswer> answers, int times) {
    Map<Answer, List<Verdict>> verdicts = new LinkedHashMap<>();
    if (times == 1) {
      List<Answer> all = List.copyOf(answers.keySet());
      List<Verdict> one =
          grading.gradeAll(
              all,
              (answer, verdict) ->
                  !Trial.of(answers.get(answer), answer.exercise(), List.of(verdict)).good());
      for (int i = 0; i < all.size(); i++) {
        verdicts.put(all.get(i), List.of(one.get(i)));
      }
    } else {
      answers
          .keySet()
          .forEach(
              answer ->
                  verdicts.put(
                      answer, Stream.generate(() -> grading.grade(answer)).limit(times).toList()));
    }
    return verdicts;
  }

  private static <T> T result(Future<T> trial) {
    try {
      return trial.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthorException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Rewrites which tests must fail, where that is the same in all runs, and judges anew. */
  static List<Trial> recorded(List<Trial> trials, PrintWriter out) {
    return trials.stream().map(trial -> recorded(trial, out)).toList();
  }

  private static Trial recorded(Trial trial, PrintWriter out) {
    List<String> failing = trial.verdicts().isEmpty() ? List.of() : trial.failingInAllRuns();
    if (trial.answer().right() || failing.isEmpty()) {
      return trial;
    }
    String text = trial.answer().withFails(failing);
    if (text.equals(trial.answer().source().text())) {
      return trial;
    }
    Stubs.writeText(trial.answer().file(), text);
    out.println("recorded " + trial.answer().exercise() + "/" + trial.answer().name());
    return Trial.of(WrongAnswer.read(trial.answer().file()), trial.exercise(), trial.verdicts());
  }

  /** Prints a table, and below it what is wrong. */
  static void print(List<Trial> trials, PrintWriter out) {
    int width = trials.stream().mapToInt(trial -> trial.answer().name().length()).max().orElse(0);
    for (Trial trial : trials) {
      WrongAnswer answer = trial.answer();
      String verdict =
          trial.verdicts().isEmpty() ? "-" : trial.verdicts().getLast().kind().toString();
      String line =
          String.format(
              "%-5s  %-" + Math.max(1, width) + "s  %-5s  %-13s %6s  %s",
              answer.exercise(),
              answer.name(),
              answer.right() ? "right" : "wrong",
              verdict,
              Trial.seconds(trial.slowest()),
              trial.good() ? "as it should" : "NOT AS IT SHOULD");
      out.println(line);
    }
    long good = trials.stream().filter(Trial::good).count();
    out.println();
    out.println(good + " of " + trials.size() + " are as they should.");
  }

  /** What is wrong, for an author. */
  static List<Problem> problems(Checkout checkout, List<Trial> trials) {
    return trials.stream()
        .flatMap(
            trial ->
                trial.complaints().stream()
                    .map(
                        complaint ->
                            new Problem(
                                checkout.show(trial.answer().file()),
                                1,
                                complaint,
                                "change the answer, the tests or their suggestions; try it with"
                                    + " ./learn author wrong "
                                    + trial.answer().exercise()
                                    + "/"
                                    + trial.answer().name())))
        .toList();
  }
}
