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

  /** Does what {@code release} does: a second time is an error. */
  @Override
  void close();
}
