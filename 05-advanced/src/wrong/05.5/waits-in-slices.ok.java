// Alternative: long waits are made of short ones.
package asyncio.loops;

public final class Replayer {

  private void waitForOutside(long deadline) {
    long left = deadline - clock.nanos();
    if (left <= 0) {
      throw diverged(null);
    }
    poller.poll(
        Math.min(left, 1_000_000_000),
        (attachment, events) -> ((Watched) attachment).isReady(events));
    watched.forEach(this::leaveAlone);
  }
}
