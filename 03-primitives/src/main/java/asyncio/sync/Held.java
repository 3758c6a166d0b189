package asyncio.sync;

/**
 * Something that was acquired, and is given back by closing it: what {@code async with lock:} does.
 *
 * <pre>{@code
 * try (var _ = await(lock.acquire())) {
 *   …
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Held extends AutoCloseable {

  /** Gives it back; once, as {@code release} does. */
  @Override
  void close();
}
