// Misconception: ready is ready.
// Fails: readyForBoth
package asyncio.loops;

public final class Replayer {

  private Object awaitReady(int number, int events) {
    Watched channel =
        watched.values().stream()
            .filter(candidate -> candidate.number == number)
            .filter(candidate -> (candidate.events & events) == events)
            .findFirst()
            .orElseThrow(() -> diverged(null));
    long deadline = clock.nanos() + patienceNanos;
    while ((channel.ready & events) == 0) {
      waitForOutside(deadline);
    }
    return channel.attachment;
  }
}
