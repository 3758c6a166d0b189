package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.Failures;
import asyncio.task.ScopeBody;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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

  private final Deque<CleanupStep> open = new ArrayDeque<>();

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
    Objects.requireNonNull(body, "body");
    return async(
        () -> {
          var stack = new ExitStack();
          return await(Cleanup.after(() -> body.run(stack), stack.closing()));
        });
  }

  /** Has a step done when the stack is closed, before those that are in it already. */
  public void push(CleanupStep step) {
    open.push(Objects.requireNonNull(step, "step"));
  }

  /**
   * Has a resource closed when the stack is; its {@code close} may await.
   *
   * @param name for people
   * @param limit closing it is given up after so much time; null is no limit
   * @return the resource
   */
  public <R extends AutoCloseable> R enter(String name, Duration limit, R resource) {
    push(new CleanupStep(name, limit, resource::close));
    return resource;
  }

  /** The names of the steps that are left, in the order in which they will be done. */
  public List<String> open() {
    return open.stream().map(CleanupStep::name).toList();
  }

  /**
   * Moves all steps to a new stack, in their order, and leaves nothing here: {@code pop_all}. For
   * who opens several things and hands them on if all of it has worked.
   */
  public ExitStack popAll() {
    var other = new ExitStack();
    other.open.addAll(open);
    open.clear();
    return other;
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
    if (!open.isEmpty()) {
      await(Cleanup.toTheEnd(closing()));
    }
  }

  /** All steps as one: it has no limit, as each of them has its own. */
  private CleanupStep closing() {
    return new CleanupStep("closing", null, this::closeAll);
  }

  private void closeAll() {
    var failures = new ArrayList<Throwable>();
    while (!open.isEmpty()) {
      try {
        await(Cleanup.limited(open.pop()));
      } catch (Throwable thrown) {
        if (!isOfTheStep(thrown)) {
          throw thrown;
        }
        failures.add(thrown);
      }
    }
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }

  /** Even if this task is cancelled, by who cancels all that there are: the rest gets its turn. */
  private static boolean isOfTheStep(Throwable thrown) {
    return thrown instanceof CancelledError || Failures.isFailure(thrown);
  }
}
