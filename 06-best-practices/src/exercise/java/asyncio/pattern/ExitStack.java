package asyncio.pattern;

import static loopcraft.grader.Todo.todo;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.ScopeBody;
import java.time.Duration;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * What a program has opened, in order, so that it is closed in the reverse order: {@code
 * contextlib.AsyncExitStack}, with rules of its own for what fails.
 *
 * <p>Each step has a limit of its own. One that fails, or is given up, does not keep the rest from
 * being closed. Who is cancelled meanwhile throws the {@link CancelledError} when all is closed.
 *
 * <p>Use {@link #around} where you can. In a try-with-resources a cancellation that comes during
 * {@link #close} is only suppressed in what the body has failed by.
 *
 * <p>A stack belongs to one task at a time.
 */
@Exercise(value = "06.3", part = 2)
public final class ExitStack implements AutoCloseable {

  /** Makes one in which there is nothing. */
  public ExitStack() {}

  /**
   * A coroutine that runs a body with a new stack, closes that, and returns what the body returned:
   * {@code async with AsyncExitStack() as stack}.
   *
   * <p>What fails comes out as by {@link Cleanup#after}; what closing fails by is one {@link
   * ExceptionGroup}, as {@link #close} has it.
   */
  public static <T> Coroutine<T> around(ScopeBody<? super ExitStack, ? extends T> body) {
    throw todo("06.3");
  }

  /** Has a step done when the stack is closed, before those that are in it already. */
  public void push(CleanupStep step) {
    throw todo("06.3");
  }

  /**
   * Has a resource closed when the stack is; its {@code close} may await.
   *
   * @param name for people
   * @param limit closing it is given up after so much time; null is no limit
   * @return the resource
   */
  public <R extends AutoCloseable> R enter(String name, Duration limit, R resource) {
    throw todo("06.3");
  }

  /** The names of the steps that are left, in the order in which they will be done. */
  public List<String> open() {
    throw todo("06.3");
  }

  /**
   * Moves all steps to a new stack, in their order, and leaves nothing here: {@code pop_all}. For
   * who opens several things and hands them on if all of it has worked.
   */
  public ExitStack popAll() {
    throw todo("06.3");
  }

  /**
   * Does all steps, the one that was added last first, each as {@link Cleanup#limited} has it and
   * when the one before has ended. It suspends until that is done; who is cancelled meanwhile
   * throws the {@link CancelledError} only then, as {@link Cleanup#toTheEnd} does. A step that is
   * added meanwhile is done next. If there is nothing to do, nothing is suspended. The stack is
   * empty afterwards, and can be used again: {@code aclose}.
   *
   * @throws ExceptionGroup {@code failed to close}: what the steps failed by, in the order in which
   *     it happened, also if it is only one
   */
  @Override
  public void close() {
    throw todo("06.3");
  }
}
