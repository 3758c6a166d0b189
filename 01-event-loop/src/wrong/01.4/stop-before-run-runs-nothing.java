// Misconception: a loop that was told to stop has nothing to do.
// Fails: aLoopThatIsStoppedBeforeItRunsDoesOneIterationWithoutSleeping,
//   aLoopCannotRunWithinACallbackOfAnotherOneAndNeitherIsHarmed,
//   aStopFromBeforeARunIsUsedUpAlsoIfAnExceptionEndsTheRun, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class Lifecycle {

  void runForever(Runnable iteration) {
    requireOpen();
    requireNothingRunning();
    thread = Thread.currentThread();
    RUNNING.set(loop);
    try {
      while (!stopping) {
        iteration.run();
      }
    } finally {
      stopping = false;
      thread = null;
      RUNNING.remove();
    }
  }
}
