package loopcraft.grader.run;

import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.Need;
import loopcraft.grader.build.Build;
import loopcraft.grader.build.Builds;
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

/** One grading of one exercise, of the files as they are when it begins. */
final class Grading {

  private final Course course;
  private final Builds builds;
  private final CourseClasses classes;
  private final boolean untrusted;
  private final CourseExercise exercise;
  private final Stack stack;
  private final CourseModule module;
  private final List<Path> referencePath;
  private final ExerciseClasses reference;
  private final Build tests;
  private final Build learner;
  private final Duration compiled;
  private final Supplier<ClassSet> written;
  private final Supplier<WorkerRequest> request = new Once<>(this::makeRequest);

  /**
   * Compiles what an answer needs.
   *
   * @param classes what has been read of the course before
   * @param untrusted whether the answer must not find the reference's beside what stands in for
   *     other exercises
   */
  Grading(Course course, Builds builds, CourseClasses classes, Answer answer, boolean untrusted) {
    long begin = System.nanoTime();
    this.course = course;
    this.builds = builds;
    this.classes = classes;
    this.untrusted = untrusted;
    exercise = answer.exercise();
    stack = answer.stack();
    module = course.moduleOf(exercise);
    if (exercise.testClasses().isEmpty()) {
      throw new CourseException("no test class grades exercise " + exercise.id());
    }
    tests = compiledTests(builds, module);
    referencePath = builds.referencePath(module);
    reference = classes.in(referencePath).exercises();
    LearnerSources from = sources(answer.sources());
    learner =
        switch (stack) {
          case ISOLATED -> builds.isolated(exercise, from);
          case MINE -> builds.ownStack(exercise, from);
        };
    written = new Once<>(() -> ClassSet.read(List.of(learner.classes())));
    compiled = Duration.ofNanos(System.nanoTime() - begin);
  }

  static Build compiledTests(Builds builds, CourseModule module) {
    return builds.tests(module).orThrow("the tests of " + module.name() + " do not compile");
  }

  private LearnerSources sources(SourceOverride sources) {
    return switch (sources) {
      case SourceOverride.Learner _ -> LearnerSources.workspace(course);
      case SourceOverride.Reference _ -> LearnerSources.answer(course, exercise, Map.of());
      case SourceOverride.Texts(var texts) -> LearnerSources.answer(course, exercise, texts);
      case SourceOverride.HandedIn(var texts) -> LearnerSources.handedIn(course, texts);
    };
  }

  /** Of all that the verdict depends on, beside the workers. */
  String key() {
    return new Fingerprint()
        .addAll(List.of(tests.key(), learner.key(), exercise.toString(), stack.name()))
        .hex();
  }

  /** The verdict, if it can be told from the compiler's words and how much is written. */
  Optional<Verdict> withoutRunning() {
    if (!learner.succeeded()) {
      return Optional.of(withoutRunning(VerdictKind.COMPILE_ERROR, "", Optional.empty()));
    }
    Progress progress = progress(learnerClasses());
    return progress.isNotStarted()
        ? Optional.of(withoutRunning(VerdictKind.NOT_STARTED, "", Optional.of(progress)))
        : Optional.empty();
  }

  /** The verdict on what its class files do, if they do what they may not. */
  Optional<Verdict> refusal() {
    String violations = violations();
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            withoutRunning(
                VerdictKind.POLICY, violations, Optional.of(progress(learnerClasses()))));
  }

  private Verdict withoutRunning(VerdictKind kind, String details, Optional<Progress> progress) {
    return verdict(new Judgement(kind, notRun(), details, ""), progress, Duration.ZERO);
  }

  private List<TestOutcome> notRun() {
    return expected().stream().map(Judgement::notRun).toList();
  }

  /** What the learner's class files do that they may not; a line each. */
  private String violations() {
    Set<String> names = written.get().names();
    ClassSet given = classes.in(referencePath);
    Set<String> testNames = classes.in(List.of(tests.classes())).names();
    SortedSet<Violation> violations =
        ClassScan.violations(
            names.stream()
                .collect(
                    Collectors.toMap(
                        name -> name, name -> written.get().bytes(name).orElseThrow())),
            Policy.of(needs()),
            testNames::contains,
            given::bytes);
    Set<String> own = reference.classesIn(fileNames());
    names.stream()
        .filter(name -> testNames.contains(name) || given.bytes(name).isPresent())
        .filter(name -> !own.contains(name))
        .forEach(name -> violations.add(Violation.ofClass(name, "is a class of another file")));
    Set<String> packages = own.stream().map(Grading::packageOf).collect(Collectors.toSet());
    names.stream()
        .filter(name -> !packages.contains(packageOf(name)))
        .forEach(name -> violations.add(Violation.ofClass(name, "is in a package of others")));
    return violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
  }

  private static String packageOf(String name) {
    return ClassDesc.of(name).packageName();
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

  /** Whether the tests run programs of the operating system. */
  boolean runsPrograms() {
    return exercise.needs().contains(Need.PROCESSES);
  }

  /** What a worker is to be asked. */
  WorkerRequest request() {
    return request.get();
  }

  private WorkerRequest makeRequest() {
    return new WorkerRequest(
        exercise.id(),
        stack == Stack.ISOLATED ? ClassChoice.ISOLATED : ClassChoice.OWN_STACK,
        exercise.testClasses(),
        List.of(learner.classes().toString()),
        besides().stream().map(Path::toString).toList(),
        List.of(tests.classes().toString()),
        module.directory().toString(),
        exercise.seconds(),
        WorkerRequest.Purpose.VERDICT);
  }

  private List<Path> besides() {
    return untrusted
        ? builds.referenceWithout(module, reference.classesIn(fileNames()))
        : referencePath;
  }

  /** The verdict on what a worker reports. */
  Verdict verdict(Supplier<WorkerProcess.Report> run) {
    long begin = System.nanoTime();
    var judgement = Judgement.of(expected(), run.get(), exercise.seconds());
    ExerciseClasses classes = learnerClasses();
    if (stack == Stack.MINE && judgement.kind() == VerdictKind.FAIL) {
      judgement = judgement.with(unfinishedBelow(classes));
    }
    return verdict(
        judgement, Optional.of(progress(classes)), Duration.ofNanos(System.nanoTime() - begin));
  }

  private ExerciseClasses learnerClasses() {
    return written.get().exercises();
  }

  private Progress progress(ExerciseClasses classes) {
    return classes.progress(exercise.id(), reference);
  }

  private List<ExpectedTests.Expected> expected() {
    return classes.tests(tests.classes(), exercise.testClasses());
  }

  private String unfinishedBelow(ExerciseClasses classes) {
    return course.exercises().stream()
        .filter(other -> other.compareTo(exercise) < 0)
        .map(other -> classes.progress(other.id(), reference))
        .filter(Progress::isUnfinished)
        .map(
            progress ->
                "on your own stack, %s is unfinished: %s".formatted(progress.exercise(), progress))
        .collect(Collectors.joining("\n"));
  }

  private List<TestOutcome> withHidden(List<TestOutcome> outcomes) {
    Set<String> hidden =
        classes.tests(tests.classes(), module.hiddenTests(exercise)).stream()
            .map(ExpectedTests.Expected::id)
            .collect(Collectors.toSet());
    return outcomes.stream()
        .map(test -> hidden.contains(test.id()) ? test.asHidden() : test)
        .toList();
  }

  private Verdict verdict(Judgement judgement, Optional<Progress> progress, Duration run) {
    return new Verdict(
        exercise.id(),
        stack,
        judgement.kind(),
        withHidden(judgement.tests().isEmpty() ? notRun() : judgement.tests()),
        judgement.details(),
        learner.problems(),
        progress,
        judgement.output(),
        compiled.plus(run));
  }
}
