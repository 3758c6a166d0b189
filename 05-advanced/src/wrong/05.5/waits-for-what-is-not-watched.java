// Misconception: what was recorded can be waited for.
// Fails: notWatched
package asyncio.loops;

public final class Replayer {

  private Object awaitReady(int number, int events) {
    Watched channel =
        watched.values().stream()
            .filter(candidate -> candidate.number == number)
            .findFirst()
            .orElseThrow(() -> diverged(null));
    long deadline = clock.nanos() + patienceNanos;
    while ((channel.ready & events) != events) {
      waitForOutside(deadline);
    }
    return channel.attachment;
  }
}
