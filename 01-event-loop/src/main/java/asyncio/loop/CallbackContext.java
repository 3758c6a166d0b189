package asyncio.loop;

/**
 * What travels with a callback from where it was scheduled to where it runs: in asyncio, a {@code
 * contextvars.Context}. The loop only carries it; module 02 gives it its meaning.
 */
public interface CallbackContext {

  /** A copy that later changes of this one do not reach; null if there is nothing to carry. */
  CallbackContext snapshot();
}
