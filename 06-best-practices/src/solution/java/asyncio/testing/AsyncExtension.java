package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.loops.ProgramTime;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.Exercise;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs JUnit's tests on loops of their own: what is behind {@link OnLoop}.
 *
 * <p>Each test, and each invocation of a parameterized one, gets a {@link TestLoop} with the limits
 * of the nearest {@link OnLoop}: that of the method, else of its class, else of the class around
 * that; else {@link Limits#DEFAULT}. It may also be on an annotation that is there. Its {@code
 * BeforeEach} methods, the test method and its {@code AfterEach} methods are runs on this loop, as
 * tasks with the methods' names. So all of them may await, and a task that one of them starts goes
 * on in the next. Constructors, {@code BeforeAll} and {@code AfterAll} are not on a loop.
 *
 * <p>When the last {@code AfterEach} method is through, the loop is closed. A test that has left
 * something behind then fails by a {@link LeakError}. If it has failed already, that failure stays
 * the first, and the {@code LeakError} is suppressed in it.
 *
 * <p>These methods may have parameters of exactly the types {@link EventLoop}, {@link ProgramTime}
 * and {@link TestLoop}.
 */
@Exercise(value = "06.5", part = 3)
public final class AsyncExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {

  private static final Namespace NAMESPACE = Namespace.create(AsyncExtension.class);

  /** The loop of the test that a context is of. */
  static TestLoop loopOf(ExtensionContext context) {
    return store(context).get(TestLoop.class, TestLoop.class);
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /** Makes the loop, before all methods of the test. */
  @Override
  public void beforeEach(ExtensionContext context) {
    var loop = new TestLoop(limits(context));
    store(context).put(TestLoop.class, loop);
    store(context).put(Leaks.class, Leaks.watch(loop));
  }

  private static Limits limits(ExtensionContext context) {
    Optional<OnLoop> ofMethod =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), OnLoop.class);
    return ofMethod
        .or(
            () ->
                AnnotationSupport.findAnnotation(
                    context.getRequiredTestClass(),
                    OnLoop.class,
                    context.getEnclosingTestClasses()))
        .map(OnLoop.Settings::of)
        .orElse(Limits.DEFAULT);
  }

  /** Closes the loop, after all methods of the test. */
  @Override
  public void afterEach(ExtensionContext context) {
    List<Leak> left = store(context).get(Leaks.class, Leaks.class).finish();
    if (!left.isEmpty()) {
      throw new LeakError(left);
    }
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    run(invocation, invoked, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    run(invocation, invoked, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    run(invocation, invoked, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    run(invocation, invoked, context);
  }

  private static void run(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    loopOf(context).run(invoked.getExecutable().getName(), Invocations.asCallable(invocation));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getTestMethod().isPresent()
        && parameter.getDeclaringExecutable() instanceof Method
        && (type == EventLoop.class || type == ProgramTime.class || type == TestLoop.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestLoop loop = loopOf(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == EventLoop.class) {
      return loop.loop();
    }
    return type == ProgramTime.class ? loop.time() : loop;
  }
}
