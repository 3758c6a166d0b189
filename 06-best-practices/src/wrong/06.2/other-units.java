// Misconception: times are in milliseconds.
// Fails: poll, pollForEver, pollBeginsInTheMiddle
package asyncio.debug;

public final class Timeline {

  @Override
  public void beforePoll(long timeoutNanos) {
    if (anyPoll.isEnabled()) {
      poll = new PollEvent();
      poll.timeout = timeoutNanos / 1_000_000;
      poll.begin();
    }
  }
}
