package asyncio.task;

/** How one of several awaitables ended: a value of {@code gather(…, return_exceptions=True)}. */
public sealed interface Settled<T> {

  /** It returned a value. */
  record Returned<T>(T value) implements Settled<T> {}

  /** It failed, or was cancelled: then the failure is a {@link CancelledError}. */
  record Failed<T>(Throwable failure) implements Settled<T> {}
}
