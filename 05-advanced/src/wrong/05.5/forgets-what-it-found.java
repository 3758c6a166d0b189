// Misconception: each wait begins afresh.
// Fails: order, foundWhileWaiting
package asyncio.loops;

public final class Replayer {

  private Object awaitReady(int number, int events) {
    Watched channel =
        watched.values().stream()
            .filter(candidate -> candidate.number == number)
            .filter(candidate -> (candidate.events & events) == events)
            .findFirst()
            .orElseThrow(() -> diverged(null));
    channel.ready = 0;
    long deadline = clock.nanos() + patienceNanos;
    while ((channel.ready & events) != events) {
      waitForOutside(deadline);
    }
    return channel.attachment;
  }
}
