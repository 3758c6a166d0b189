// Misconception: the checks may stand in the try block as well, as those of CPython 3.13.0 do.
// Fails: aLoopThatIsRunningCannotBeRunAgainAndGoesOn,
//   aLoopThatIsRunningCannotBeRunOnAnotherThreadAndGoesOn,
//   aLoopCannotRunWithinACallbackOfAnotherOneAndNeitherIsHarmed, aRefusedRunLeavesTheStop
package asyncio.loop;

final class Lifecycle {

  void runForever(Runnable iteration) {
    try {
      requireOpen();
      requireNothingRunning();
      thread = Thread.currentThread();
      RUNNING.set(loop);
      do {
        iteration.run();
      } while (!stopping);
    } finally {
      stopping = false;
      thread = null;
      RUNNING.remove();
    }
  }
}
