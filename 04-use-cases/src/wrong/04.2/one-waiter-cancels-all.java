// Misconception: all wait for the same, so they can share one future.
// Fails: waitClosedSeveralTimes
// Removes: gone
package asyncio.stream;

public final class Server implements AutoCloseable {

  private final Future<Void> allGone = new Future<>(loop);

  public Coroutine<Void> waitClosed() {
    return async(
        () -> {
          await(allGone);
        });
  }

  private void noteIfGone() {
    if (!isServing() && connections.isEmpty()) {
      if (!allGone.isDone()) {
        allGone.setResult(null);
      }
    }
  }
}
