// Misconception: the record says that it is ready.
// Fails: late, patienceForEach, patienceGoesOn, readyForBoth, closedMeanwhile
package asyncio.loops;

public final class Replayer {

  private Object awaitReady(int number, int events) {
    Watched channel =
        watched.values().stream()
            .filter(candidate -> candidate.number == number)
            .filter(candidate -> (candidate.events & events) == events)
            .findFirst()
            .orElseThrow(() -> diverged(null));
    return channel.attachment;
  }
}
