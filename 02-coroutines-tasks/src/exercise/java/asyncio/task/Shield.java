package asyncio.task;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/** Keeps the cancellation of a waiting coroutine away from what it waits for. */
@Exercise("02.5")
public final class Shield {

  private Shield() {}

  /**
   * A future that ends as an inner one does, but whose own cancellation does not reach it: {@code
   * asyncio.shield}. If the inner one is done already, it is returned itself.
   *
   * <p>A failure of the inner one that comes when nobody listens any more counts as never
   * retrieved.
   */
  public static <T> Future<T> around(Awaitable<T> awaitable) {
    throw todo("02.5");
  }
}
