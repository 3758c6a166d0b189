// Misconception: a poll does not fail.
// Fails: aPollThatFailsLeavesTheLoopAwake
package asyncio.loop;

final class Iteration {

  private void poll(long timeout) {
    if (timeout == 0 || !inbox.fallAsleep()) {
      poller.poll(0, readiness);
      return;
    }
    poller.poll(timeout, readiness);
    inbox.awake();
  }
}
