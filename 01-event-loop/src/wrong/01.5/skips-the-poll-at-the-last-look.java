// Misconception: a loop that may not sleep need not poll.
// Fails: anIterationPollsOnceAlsoWhenACallbackArrivesOnTheWayToSleep
package asyncio.loop;

final class Iteration {

  private void poll(long timeout) {
    if (timeout == 0 || inbox.fallAsleep()) {
      try {
        poller.poll(timeout, this::found);
      } finally {
        inbox.awake();
      }
    }
  }
}
