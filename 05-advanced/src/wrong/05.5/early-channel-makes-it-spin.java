// Misconception: a poll that finds something else is made again.
// Fails: earlyDoesNotSpin
package asyncio.loops;

public final class Replayer {

  private void waitForOutside(long deadline) {
    long left = deadline - clock.nanos();
    if (left <= 0) {
      throw diverged(null);
    }
    poller.poll(left, (attachment, events) -> ((Watched) attachment).isReady(events));
  }
}
