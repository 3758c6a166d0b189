// Misconception: whoever records callbacks records polls.
// Fails: oneKind
package asyncio.debug;

public final class Timeline {

  @Override
  public void beforePoll(long timeoutNanos) {
    if (anyCallback.isEnabled()) {
      poll = new PollEvent();
      poll.timeout = timeoutNanos;
      poll.begin();
    }
  }
}
