package loopcraft.grader.run;

import java.io.IOException;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.Need;
import loopcraft.grader.box.Access;
import loopcraft.grader.box.Box;
import loopcraft.grader.build.Build;
import loopcraft.grader.build.Builds;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.build.LearnerSources;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.isolation.ClassChoice;
import loopcraft.grader.isolation.ClassSet;
import loopcraft.grader.isolation.ExerciseClasses;
import loopcraft.grader.isolation.Progress;
import loopcraft.grader.policy.ClassScan;
import loopcraft.grader.policy.Policy;
import loopcraft.grader.policy.Violation;

/**
 * Grades exercises. Learner code is compiled here and runs in worker JVMs, never in this one.
 *
 * <p>Safe for use by several threads at once, and beside other processes that grade the same
 * checkout.
 */
public final class Grader implements AutoCloseable {

  /** The worker ends itself at the limit and says why; this is for one that cannot. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Course course;
  private final GraderOptions options;
  private final Path learnFolder;
  private final Builds builds;
  private final Results results;
  private final Supplier<WorkerJvm> jvm;
  private final SpareWorkers spares;
  private final Map<List<Path>, ExerciseClasses> references = new ConcurrentHashMap<>();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("grader-background").factory());

  private volatile boolean archiveWanted;
  private volatile Optional<WorkerRequest> rehearsal = Optional.empty();

  /** Makes a grader for a course; nothing is compiled or started yet. */
  public Grader(Course course, GraderOptions options) {
    this.course = course;
    this.options = options;
    learnFolder = course.root().resolve(".learn");
    results = new Results(learnFolder.resolve("results"));
    jvm = new Once<>(() -> new WorkerJvm(learnFolder));
    spares = new SpareWorkers(options.spares(), this::startSpare);
    builds =
        options
            .precautions()
            .map(
                precautions ->
                    Builds.untrusting(course, this::compilerCommand, precautions.compileLimit()))
            .orElseGet(() -> new Builds(course));
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
    var grading = new Grading(exercise, stack, sources);
    Verdict verdict = grading.verdict();
    if (sources.equals(SourceOverride.none())) {
      results.keep(verdict, grading.key());
    }
    return verdict;
  }

  /**
   * The verdict on exactly the present files, if it takes no running: from an earlier call of
   * {@link #grade} that ended in PASS or FAIL, or because the exercise is not started or does not
   * compile.
   */
  public Optional<Verdict> remembered(CourseExercise exercise, Stack stack) {
    var grading = new Grading(exercise, stack, SourceOverride.none());
    return grading.withoutRunning().or(() -> results.find(exercise.id(), stack, grading.key()));
  }

  /** What this grader compiles, for those who need the classes: demos, author tools. */
  public Builds builds() {
    return builds;
  }

  /** Starts what later grading needs (spare workers, compiler, reference) in the background. */
  public void warmUp() {
    spares.refill();
    background.execute(
        () -> {
          try {
            course.modules().stream()
                .filter(module -> !module.exercises().isEmpty())
                .findFirst()
                .ifPresent(this::warmUpCompiler);
          } finally {
            trainArchive();
          }
        });
  }

  /**
   * Makes what later workers start faster from, unless it is there or not wanted. Takes seconds: it
   * is for who is going to start many.
   */
  public void prepareForMany() {
    try {
      if (options.archive() && !jvm.get().hasArchive()) {
        jvm.get().train();
      }
    } catch (IOException noArchiveThen) {
      // Workers start without it, only slower.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    spares.close();
    trainArchive();
    builds.close();
  }

  private WorkerProcess start() {
    archiveWanted = true;
    return WorkerProcess.start(jvm.get().command(options.debugPort()));
  }

  /** A worker that sees nothing but what this request needs. */
  private WorkerProcess startFor(WorkerRequest request, boolean programs) {
    if (options.precautions().isEmpty()) {
      return start();
    }
    List<Path> readable = new ArrayList<>(jvm.get().files());
    Stream.of(request.learner(), request.reference(), request.tests())
        .flatMap(List::stream)
        .map(Path::of)
        .forEach(readable::add);
    readable.add(Path.of(request.module(), "src", "cpython"));
    archiveWanted = true;
    ProcessBuilder command = jvm.get().command(options.debugPort());
    return WorkerProcess.start(boxed(command, new Access(existing(readable), programs)));
  }

  private static List<Path> existing(List<Path> paths) {
    return paths.stream().filter(Files::exists).toList();
  }

  private ProcessBuilder compilerCommand() {
    List<Path> readable = new ArrayList<>(jvm.get().files());
    readable.add(learnFolder.resolve("build"));
    var command = new ProcessBuilder(jvm.get().programCommand(Builds.COMPILER_PROGRAM));
    return boxed(command, new Access(readable, false));
  }

  private ProcessBuilder boxed(ProcessBuilder command, Access access) {
    Box box = options.precautions().orElseThrow().box();
    return command.command(box.around(command.command(), access));
  }

  private WorkerProcess startSpare() {
    WorkerProcess worker = start();
    rehearsal.ifPresent(worker::rehearse);
    return worker;
  }

  private void trainArchive() {
    if (options.archive() && archiveWanted && !jvm.get().hasArchive()) {
      ArchiveTrainer.startDetached(learnFolder);
    }
    archiveWanted = false;
  }

  private ExerciseClasses referenceClasses(CourseModule module) {
    return references.computeIfAbsent(
        builds.referencePath(module), path -> ClassSet.read(path).exercises());
  }

  private WorkerProcess.Report run(WorkerRequest request, int seconds, boolean programs) {
    Optional<Duration> limit =
        seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds).plus(GRACE));
    try {
      WorkerProcess worker =
          options.precautions().isPresent() ? startFor(request, programs) : spares.take();
      var report = worker.run(request, limit);
      // A spare that broke while it waited says nothing about the learner's code.
      return report.ending() == WorkerProcess.Ending.NEVER_READY
          ? startFor(request, programs).run(request, limit)
          : report;
    } finally {
      if (options.rehearsing()) {
        rehearsal = Optional.of(request.rehearsal());
      }
      spares.refill();
    }
  }

  /** One grading, of the files as they are when it begins. */
  private final class Grading {

    private final long begin = System.nanoTime();
    private final CourseExercise exercise;
    private final Stack stack;
    private final CourseModule module;
    private final Build tests;
    private final Build learner;
    private final ExerciseClasses reference;

    Grading(CourseExercise exercise, Stack stack, SourceOverride sources) {
      this.exercise = exercise;
      this.stack = stack;
      module = course.moduleOf(exercise);
      if (exercise.testClasses().isEmpty()) {
        throw new CourseException("no test class grades exercise " + exercise.id());
      }
      LearnerSources from =
          switch (sources) {
            case SourceOverride.Learner _ -> LearnerSources.workspace(course);
            case SourceOverride.Reference _ -> LearnerSources.answer(course, exercise, Map.of());
            case SourceOverride.Texts(var texts) -> LearnerSources.answer(course, exercise, texts);
            case SourceOverride.HandedIn(var texts) -> LearnerSources.handedIn(course, texts);
          };
      tests = builds.tests(module);
      if (!tests.succeeded()) {
        CompileProblem first = tests.problems().getFirst();
        throw new CourseException(
            "the tests of %s do not compile: %s:%d: %s"
                .formatted(module.name(), first.file(), first.line(), first.message()));
      }
      reference = referenceClasses(module);
      learner =
          switch (stack) {
            case ISOLATED -> builds.isolated(exercise, from);
            case MINE -> builds.ownStack(exercise, from);
          };
    }

    String key() {
      return new Fingerprint()
          .addAll(List.of(jvm.get().key(), tests.key(), learner.key(), exercise.toString()))
          .hex();
    }

    /** The verdict, if it can be told from the class files alone. */
    Optional<Verdict> withoutRunning() {
      if (!learner.succeeded()) {
        return Optional.of(verdict(Judgement.of(VerdictKind.COMPILE_ERROR), Optional.empty()));
      }
      Progress progress = progress(learnerClasses());
      if (progress.isNotStarted()) {
        return Optional.of(verdict(Judgement.of(VerdictKind.NOT_STARTED), Optional.of(progress)));
      }
      String violations =
          options.precautions().filter(Precautions::scan).isPresent() ? violations() : "";
      return violations.isEmpty()
          ? Optional.empty()
          : Optional.of(
              verdict(
                  new Judgement(VerdictKind.POLICY, List.of(), violations, ""),
                  Optional.of(progress)));
    }

    /** What the learner's class files do that they may not; a line each. */
    private String violations() {
      ClassSet classes = ClassSet.read(List.of(learner.classes()));
      ClassSet given = ClassSet.read(builds.referencePath(module));
      Set<String> testNames = ClassSet.read(List.of(tests.classes())).names();
      SortedSet<Violation> violations =
          ClassScan.violations(
              classes.names().stream()
                  .collect(
                      Collectors.toMap(name -> name, name -> classes.bytes(name).orElseThrow())),
              Policy.of(needs()),
              testNames::contains,
              given::bytes);
      Set<String> own = reference.classesIn(fileNames());
      classes.names().stream()
          .filter(name -> testNames.contains(name) || given.bytes(name).isPresent())
          .filter(name -> !own.contains(name))
          .forEach(name -> violations.add(new Violation(name, "is a class of another file")));
      Set<String> packages =
          own.stream().map(ClassDesc::of).map(ClassDesc::packageName).collect(Collectors.toSet());
      classes.names().stream()
          .filter(name -> !packages.contains(ClassDesc.of(name).packageName()))
          .forEach(name -> violations.add(new Violation(name, "is in a package of others")));
      return violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
    }

    private Set<String> fileNames() {
      return graded()
          .flatMap(each -> each.files().stream())
          .map(file -> file.toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    }

    /** Whose files are the learner's: on their own stack, those of all earlier exercises too. */
    private Stream<CourseExercise> graded() {
      return stack == Stack.ISOLATED
          ? Stream.of(exercise)
          : course.exercises().stream().filter(other -> other.compareTo(exercise) <= 0);
    }

    private Set<Need> needs() {
      return graded().flatMap(each -> each.needs().stream()).collect(Collectors.toSet());
    }

    Verdict verdict() {
      return withoutRunning().orElseGet(this::run);
    }

    private Verdict run() {
      int seconds = options.debugPort().isPresent() ? 0 : exercise.seconds();
      var request =
          new WorkerRequest(
              exercise.id(),
              stack == Stack.ISOLATED ? ClassChoice.ISOLATED : ClassChoice.OWN_STACK,
              exercise.testClasses(),
              List.of(learner.classes().toString()),
              referencePath().stream().map(Path::toString).toList(),
              List.of(tests.classes().toString()),
              module.directory().toString(),
              seconds,
              WorkerRequest.Purpose.VERDICT);
      Judgement judgement =
          Judgement.of(
              expected(),
              Grader.this.run(request, seconds, exercise.needs().contains(Need.PROCESSES)),
              exercise.seconds());
      ExerciseClasses classes = learnerClasses();
      if (stack == Stack.MINE && judgement.kind() == VerdictKind.FAIL) {
        judgement = judgement.with(unfinishedBelow(classes));
      }
      return verdict(judgement, Optional.of(progress(classes)));
    }

    /** Whom nobody trusts must not find the answer beside what stands in for other exercises. */
    private List<Path> referencePath() {
      return options.precautions().isPresent()
          ? builds.referenceWithout(module, reference.classesIn(fileNames()))
          : builds.referencePath(module);
    }

    private ExerciseClasses learnerClasses() {
      return ClassSet.read(List.of(learner.classes())).exercises();
    }

    private Progress progress(ExerciseClasses classes) {
      return classes.progress(exercise.id(), reference);
    }

    private List<ExpectedTests.Expected> expected() {
      return ExpectedTests.read(tests.classes(), exercise.testClasses());
    }

    private String unfinishedBelow(ExerciseClasses classes) {
      return course.exercises().stream()
          .filter(other -> other.compareTo(exercise) < 0)
          .map(other -> classes.progress(other.id(), reference))
          .filter(Progress::isUnfinished)
          .map(
              progress ->
                  "on your own stack, %s is unfinished: %s"
                      .formatted(progress.exercise(), progress))
          .collect(Collectors.joining("\n"));
    }

    private Verdict verdict(Judgement judgement, Optional<Progress> progress) {
      return new Verdict(
          exercise.id(),
          stack,
          judgement.kind(),
          judgement.tests().isEmpty() ? notRun() : judgement.tests(),
          judgement.details(),
          learner.problems(),
          progress,
          judgement.output(),
          Duration.ofNanos(System.nanoTime() - begin));
    }

    private List<TestOutcome> notRun() {
      return expected().stream().map(Judgement::notRun).toList();
    }
  }
}
