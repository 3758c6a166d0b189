// Misconception: what was recorded comes.
// Fails: late, patienceGoesOn, arrivalDoesNotCome, patienceByTheClockBelow
package asyncio.loops;

public final class Replayer {

  private void waitForOutside(long deadline) {
    poller.poll(FOREVER, (attachment, events) -> ((Watched) attachment).isReady(events));
    watched.forEach(this::leaveAlone);
  }
}
