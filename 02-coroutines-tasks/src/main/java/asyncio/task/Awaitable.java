package asyncio.task;

/**
 * What a coroutine can wait for: a coroutine, a future, a task, or anything that is made of them.
 * In Python, an object with {@code __await__}.
 */
@FunctionalInterface
public interface Awaitable<T> {

  /**
   * Waits for the result, and suspends the coroutine that is running for as long as it takes. What
   * the awaited one throws comes out of here as it is, checked or not. Programs write {@code
   * await(awaitable)} with {@link asyncio.Asyncio#await}.
   *
   * @throws IllegalStateException if no coroutine is running on this thread
   */
  T await();
}
