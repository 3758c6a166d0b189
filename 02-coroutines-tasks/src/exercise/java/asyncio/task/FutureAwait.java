package asyncio.task;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/** What it means to await a future: {@code Future.__await__}. */
@Exercise("02.3")
final class FutureAwait {

  private FutureAwait() {}

  /**
   * Suspends the coroutine that is running until a future is done, then returns its result or
   * throws its failure, as {@link Future#result} does. If the future is done already, nothing is
   * suspended. A failure that comes out of here is noted in its {@link AwaitTrace}.
   *
   * @throws IllegalStateException if the coroutine is resumed before the future is done: {@code
   *     await was not used with a task}
   */
  static <T> T await(Future<T> future) {
    throw todo("02.3");
  }
}
