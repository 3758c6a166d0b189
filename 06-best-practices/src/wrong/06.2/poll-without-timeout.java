// Misconception: a poll is a poll.
// Fails: poll, pollForEver, pollBeginsInTheMiddle
package asyncio.debug;

public final class Timeline {

  @Override
  public void beforePoll(long timeoutNanos) {
    if (anyPoll.isEnabled()) {
      poll = new PollEvent();
      poll.begin();
    }
  }
}
