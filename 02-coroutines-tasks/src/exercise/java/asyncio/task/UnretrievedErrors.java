package asyncio.task;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import loopcraft.grader.Exercise;

/**
 * The failures of one loop's futures that nobody has looked at.
 *
 * <p>A failure whose future has been collected can never be looked at any more; it is reported the
 * next time that a future fails. Those that are left when the loop closes are reported then. The
 * report goes to the loop's exception handler, once for each.
 */
final class UnretrievedErrors implements LoopExtension {

  private final EventLoop loop;

  private UnretrievedErrors(EventLoop loop) {
    this.loop = loop;
  }

  /** Those of a loop. */
  static UnretrievedErrors of(EventLoop loop) {
    return loop.extension(UnretrievedErrors.class, UnretrievedErrors::new);
  }

  /** A future has failed. It is not kept from being collected. */
  @Exercise("02.9")
  UnretrievedError add(Future<?> future, Throwable failure) {
    throw todo("02.9");
  }

  /** Somebody has looked at a failure. */
  @Exercise("02.9")
  void remove(UnretrievedError error) {
    throw todo("02.9");
  }

  /** Reports what is left, in the order in which it failed. */
  @Override
  @Exercise("02.9")
  public void close() {
    throw todo("02.9");
  }
}
