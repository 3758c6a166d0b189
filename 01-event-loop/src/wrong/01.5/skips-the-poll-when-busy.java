// Misconception: a loop with callbacks to run has no need to poll.
// Fails: whileCallbacksAreReadyTheLoopPollsOnceInEachIterationWithoutWaiting,
//   aLoopThatIsAboutToStopDoesNotSleep, aTimerThatIsOverdueIsNotWaitedFor,
//   anIterationPollsOnceAlsoWhenACallbackArrivesOnTheWayToSleep
package asyncio.loop;

final class Iteration {

  private void poll(long timeout) {
    if (timeout == 0 || !inbox.fallAsleep()) {
      return;
    }
    try {
      poller.poll(timeout, readiness);
    } finally {
      inbox.awake();
    }
  }
}
