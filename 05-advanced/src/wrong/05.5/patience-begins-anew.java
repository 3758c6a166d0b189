// Misconception: each wait has its patience.
// Fails: patienceGoesOn
package asyncio.loops;

public final class Replayer {

  private void waitForOutside(long deadline) {
    long start = clock.nanos();
    poller.poll(patienceNanos, (attachment, events) -> ((Watched) attachment).isReady(events));
    if (clock.nanos() - start >= patienceNanos) {
      throw diverged(null);
    }
    watched.forEach(this::leaveAlone);
  }
}
