package loopcraft.grader.junit;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.kit.HangKind;
import loopcraft.grader.kit.ReachedTodo;
import loopcraft.grader.kit.TimeLimit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Grades one exercise: skips it before it is begun, limits the time of its tests, says why a test
 * does not end, and explains every failure to the learner.
 */
public final class GradingExtension
    implements ExecutionCondition,
        InvocationInterceptor,
        TestExecutionExceptionHandler,
        AfterEachCallback {

  /** The configuration parameter that replaces a test's time limit, in milliseconds. */
  public static final String LIMIT_MILLIS = "loopcraft.limit.millis";

  /**
   * The configuration parameter that says whether a test that gets to a todo of the learner's is
   * skipped, which is the default, or fails.
   */
  public static final String SKIPS_UNWRITTEN = "loopcraft.unwritten.skipped";

  private static final Namespace NAMESPACE = Namespace.create(GradingExtension.class);
  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(2);

  // A person at a breakpoint takes all the time there is.
  private static final boolean DEBUGGED =
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .anyMatch(argument -> argument.contains("jdwp"));

  static {
    SuspendedTasks.watch();
  }

  /** Has a test skipped. It is no exception that a learner's code could throw. */
  private static final class Unwritten extends TestAbortedException {

    private static final long serialVersionUID = 1L;

    Unwritten(String why) {
      super(why);
    }
  }

  /** Skips an exercise of the learner's that is not begun; the reference is never skipped. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return exercise(context)
        .whyNotStarted()
        .map(ConditionEvaluationResult::disabled)
        .orElse(ConditionEvaluationResult.enabled("begun"));
  }

  /** So that a constructor runs on the thread of the test that it is called for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> invoked,
      ExtensionContext context)
      throws Throwable {
    return run(invocation, context);
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context);
  }

  /** What other extensions throw, such as a parameter that cannot be made. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw thrown instanceof Unwritten ? thrown : told(ConceptFailure.explaining(thrown), context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    TestThread thread = thread(context);
    if (thread.isAbandoned()) {
      return;
    }
    List<Thread> leaked = thread.leaked();
    if (!leaked.isEmpty()) {
      ConceptFailure failure = HangDiagnosis.leaked(leaked);
      leaked.forEach(Thread::interrupt);
      throw told(ReachedTodo.orElse(failure), context);
    }
  }

  private static <T> T run(Invocation<T> invocation, ExtensionContext context) throws Throwable {
    GradedExercise exercise = exercise(context);
    TestThread thread = thread(context);
    if (thread.isAbandoned()) {
      invocation.skip(); // cleaning up behind a test that still runs
      return null;
    }
    long start = System.nanoTime();
    try {
      return DEBUGGED ? thread.run(invocation) : limited(thread, invocation, exercise, context);
    } catch (ConceptFailure thrown) {
      ConceptFailure failure = ReachedTodo.orElse(thrown);
      throw told(
          context
              .getTestMethod()
              .map(method -> failure.seenFrom(context.getRequiredTestClass(), method.getName()))
              .orElse(failure),
          context);
    } finally {
      exercise.spend(System.nanoTime() - start);
    }
  }

  /**
   * The failure, as it is told to the learner.
   *
   * @throws Unwritten in its place, if only what is still to be written is in the way
   */
  private static ConceptFailure told(ConceptFailure failure, ExtensionContext context) {
    GradedExercise exercise = exercise(context);
    if (context.getConfigurationParameter(SKIPS_UNWRITTEN).map(Boolean::valueOf).orElse(true)) {
      exercise
          .whyUnwritten(failure)
          .ifPresent(
              why -> {
                throw new Unwritten(why);
              });
    }
    return exercise.explain(failure);
  }

  private static <T> T limited(
      TestThread thread,
      Invocation<T> invocation,
      GradedExercise exercise,
      ExtensionContext context)
      throws Throwable {
    Duration limit = limit(context);
    Duration left = exercise.left();
    if (!left.isPositive()) {
      invocation.skip();
      throw ConceptFailure.told(
              "the time for all tests of " + exercise.id(),
              "an end within " + say(exercise.budget()),
              "the tests before this one took longer; it did not run",
              List.of())
          .hanging(HangKind.NO_TIME_LEFT);
    }
    return limit.compareTo(left) <= 0
        ? thread.run(invocation, limit, say(limit))
        : thread.run(invocation, left, say(exercise.budget()) + " for all tests together");
  }

  private static Duration limit(ExtensionContext context) {
    return context
        .getConfigurationParameter(
            LIMIT_MILLIS, millis -> Duration.ofMillis(Long.parseLong(millis)))
        .or(
            () ->
                context
                    .getTestMethod()
                    .flatMap(method -> Optional.ofNullable(method.getAnnotation(TimeLimit.class)))
                    .map(limit -> Duration.ofSeconds(limit.seconds())))
        .orElse(DEFAULT_LIMIT);
  }

  private static String say(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private static GradedExercise exercise(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            GradedExercise.class,
            key -> GradedExercise.of(context.getRequiredTestClass()).orElseThrow(),
            GradedExercise.class);
  }

  /** One thread for each test; JUnit closes it when the test is over. */
  private static TestThread thread(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(context.getUniqueId(), key -> threadOfANewTest(context), TestThread.class);
  }

  private static TestThread threadOfANewTest(ExtensionContext context) {
    ReachedTodo.forget();
    return new TestThread(context.getRequiredTestClass().getClassLoader());
  }
}
