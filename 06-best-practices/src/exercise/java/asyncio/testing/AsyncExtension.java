package asyncio.testing;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.loops.ProgramTime;
import java.lang.reflect.Method;
import loopcraft.grader.Exercise;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

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

  /** The loop of the test that a context is of. */
  static TestLoop loopOf(ExtensionContext context) {
    throw todo("06.5");
  }

  /** Makes the loop, before all methods of the test. */
  @Override
  public void beforeEach(ExtensionContext context) {
    throw todo("06.5");
  }

  /** Closes the loop, after all methods of the test. */
  @Override
  public void afterEach(ExtensionContext context) {
    throw todo("06.5");
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    throw todo("06.5");
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    throw todo("06.5");
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    throw todo("06.5");
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context) {
    throw todo("06.5");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    throw todo("06.5");
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    throw todo("06.5");
  }
}
