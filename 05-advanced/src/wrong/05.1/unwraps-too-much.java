// Misconception: what matters is the cause.
// Fails: failures
package asyncio.executor;

public final class StageFuture {

  private static Throwable unwrapped(Throwable failure) {
    return failure != null && failure.getCause() != null ? failure.getCause() : failure;
  }
}
