package loopcraft.grader.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import loopcraft.grader.build.Build;
import loopcraft.grader.build.Builds;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;

/**
 * Grades exercises. Learner code is compiled here, or by a process of its own if nobody trusts it,
 * and runs in worker JVMs, never in this one.
 *
 * <p>Safe for use by several threads at once, and beside other processes that grade the same
 * checkout.
 */
public final class Grader implements AutoCloseable {

  private final Course course;
  private final GraderOptions options;
  private final Builds builds;
  private final Results results;
  private final Workers workers;
  private final CourseClasses classes = new CourseClasses();
  private final Map<String, Verdict> known = new ConcurrentHashMap<>();
  private final Set<String> leavingSomething = ConcurrentHashMap.newKeySet();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("grader-background").factory());

  /** Makes a grader for a course; nothing is compiled or started yet. */
  public Grader(Course course, GraderOptions options) {
    this.course = course;
    this.options = options;
    Path learnFolder = course.root().resolve(".learn");
    results = new Results(learnFolder.resolve("results"));
    workers = new Workers(learnFolder, options);
    builds =
        options
            .precautions()
            .map(
                precautions ->
                    Builds.untrusting(course, workers::compilerCommand, precautions.compileLimit()))
            .orElseGet(() -> options.frozen() ? Builds.frozen(course) : new Builds(course));
  }

  /** Grades the learner's files of an exercise with the reference for everything else. */
  public Verdict grade(CourseExercise exercise) {
    return grade(exercise, Stack.ISOLATED, SourceOverride.none());
  }

  /**
   * Grades an exercise.
   *
   * @throws java.util.concurrent.CancellationException if this thread is interrupted meanwhile
   */
  public Verdict grade(CourseExercise exercise, Stack stack, SourceOverride sources) {
    Grading grading = grading(new Answer(exercise, stack, sources));
    Verdict verdict = withoutRunning(grading).orElseGet(() -> alone(grading));
    if (sources.equals(SourceOverride.none())) {
      results.keep(verdict, key(grading));
    }
    return verdict;
  }

  /**
   * Grades what one author wrote, in as few worker JVMs as can be: a JVM is asked again for as long
   * as nothing is left in it of what ran before. What is the same as something that this grader has
   * graded so gets the same verdict.
   *
   * @param doubtful which verdicts do not count if something ran before in the same JVM; such an
   *     answer is graded once more in another JVM, where other answers run before it, and if that
   *     comes to something else, alone
   * @return the verdicts, in the order of the answers
   * @throws java.util.concurrent.CancellationException if this thread is interrupted meanwhile
   */
  public List<Verdict> gradeAll(List<Answer> answers, BiPredicate<Answer, Verdict> doubtful) {
    Map<Answer, Verdict> verdicts = new IdentityHashMap<>();
    Map<Answer, Grading> toRun = new LinkedHashMap<>();
    for (Answer answer : answers) {
      Grading grading = grading(answer);
      withoutRunning(grading)
          .or(() -> Optional.ofNullable(known.get(grading.key())))
          .ifPresentOrElse(
              verdict -> verdicts.put(answer, verdict), () -> toRun.put(answer, grading));
    }
    for (boolean programs : List.of(false, true)) {
      var group = new LinkedHashMap<>(toRun);
      group.values().removeIf(grading -> grading.runsPrograms() != programs);
      verdicts.putAll(run(group, programs, doubtful));
    }
    return answers.stream().map(verdicts::get).toList();
  }

  private Map<Answer, Verdict> run(
      Map<Answer, Grading> gradings, boolean programs, BiPredicate<Answer, Verdict> doubtful) {
    Map<Answer, Verdict> verdicts = new LinkedHashMap<>();
    SequencedMap<Answer, Grading> inDoubt = new LinkedHashMap<>();
    runInTurn(
        thoseThatLeaveSomethingLast(gradings),
        programs,
        (answer, verdict, alone) -> {
          verdicts.put(answer, verdict);
          if (!alone && doubtful.test(answer, verdict)) {
            inDoubt.put(answer, gradings.get(answer));
          }
        });
    // Backwards: nothing that ran before an answer the first time does so again.
    runInTurn(
        inDoubt.reversed(),
        programs,
        (answer, verdict, alone) -> {
          boolean counts = alone || verdict.agreesWith(verdicts.get(answer));
          verdicts.put(answer, counts ? verdict : alone(inDoubt.get(answer)));
        });
    verdicts.forEach((answer, verdict) -> remember(gradings.get(answer), verdict));
    return verdicts;
  }

  /** After them a new JVM has to be started, which nobody needs after the last one. */
  private Map<Answer, Grading> thoseThatLeaveSomethingLast(Map<Answer, Grading> gradings) {
    Map<Answer, Grading> ordered = new LinkedHashMap<>();
    gradings.keySet().stream()
        .sorted(Comparator.comparing(answer -> leavingSomething.contains(answer.exercise().id())))
        .forEach(answer -> ordered.put(answer, gradings.get(answer)));
    return ordered;
  }

  /** Hears of a verdict, and whether nothing had run before in its JVM. */
  private interface Heard {
    void accept(Answer answer, Verdict verdict, boolean alone);
  }

  private void runInTurn(Map<Answer, Grading> gradings, boolean programs, Heard heard) {
    List<WorkerRequest> requests = gradings.values().stream().map(Grading::request).toList();
    try (var series = workers.series(requests, programs)) {
      gradings.forEach(
          (answer, grading) -> {
            boolean alone = series.beginsAnew();
            heard.accept(answer, grading.verdict(() -> series.run(grading.request())), alone);
            if (series.beginsAnew()) {
              leavingSomething.add(answer.exercise().id());
            }
          });
    }
  }

  private void remember(Grading grading, Verdict verdict) {
    if (verdict.kind().isOfTests()) {
      known.put(grading.key(), verdict);
    }
  }

  private Verdict alone(Grading grading) {
    WorkerRequest request =
        options.debugPort().isPresent() ? grading.request().withoutLimit() : grading.request();
    return grading.verdict(() -> workers.run(request, grading.runsPrograms()));
  }

  private Grading grading(Answer answer) {
    return new Grading(course, builds, classes, answer, options.precautions().isPresent());
  }

  private Optional<Verdict> withoutRunning(Grading grading) {
    return grading
        .withoutRunning()
        .or(() -> options.precautions().filter(Precautions::scan).flatMap(_ -> grading.refusal()));
  }

  private String key(Grading grading) {
    return new Fingerprint().addAll(List.of(workers.key(), grading.key())).hex();
  }

  /**
   * The verdict on exactly the present files, if it takes no running: from an earlier call of
   * {@link #grade} that ended in PASS or FAIL, or because the exercise is not started or does not
   * compile.
   */
  public Optional<Verdict> remembered(CourseExercise exercise, Stack stack) {
    Grading grading = grading(new Answer(exercise, stack, SourceOverride.none()));
    return withoutRunning(grading).or(() -> results.find(exercise.id(), stack, key(grading)));
  }

  /** What this grader compiles, for those who need the classes: demos, author tools. */
  public Builds builds() {
    return builds;
  }

  /** Starts what later grading needs (spare workers, compiler, reference) in the background. */
  public void warmUp() {
    workers.refill();
    background.execute(
        () -> {
          try {
            course.modules().stream()
                .filter(module -> !module.exercises().isEmpty())
                .findFirst()
                .ifPresent(this::warmUpCompiler);
          } finally {
            workers.leaveArchive();
          }
        });
  }

  /**
   * Compiles a module's reference and tests, before what depends on them is graded.
   *
   * @return a key that changes with the tests and all that they depend on
   * @throws CourseException if they do not compile, or two tests of an exercise have one name
   */
  public String prepare(CourseModule module) {
    Build tests = Grading.compiledTests(builds, module);
    for (CourseExercise exercise : module.exercises()) {
      Set<String> seen = new HashSet<>();
      for (var test : classes.tests(tests.classes(), exercise.testClasses())) {
        if (!seen.add(test.id())) {
          throw new CourseException(
              "two tests of exercise %s have the name %s; one is in %s"
                  .formatted(exercise.id(), test.id(), test.testClass()));
        }
      }
    }
    return tests.key();
  }

  /**
   * Makes what later workers start faster from, unless it is there or not wanted. Takes seconds: it
   * is for who is going to start many.
   */
  public void prepareForMany() {
    workers.makeArchive();
  }

  private void warmUpCompiler(CourseModule module) {
    try {
      builds.tests(module);
      builds.warmUp(module);
    } catch (CourseException broken) {
      // Whoever grades this module is told.
    }
  }

  /** Ends all workers. */
  @Override
  public void close() {
    background.shutdownNow();
    workers.close();
    builds.close();
  }
}
