// Misconception: a run begins with a clean slate.
// Fails: aLoopThatIsStoppedBeforeItRunsDoesOneIterationWithoutSleeping, twoStopsEndOneRun,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class Lifecycle {

  void runForever(Runnable iteration) {
    requireOpen();
    requireNothingRunning();
    thread = Thread.currentThread();
    RUNNING.set(loop);
    stopping = false;
    try {
      while (!stopping) {
        iteration.run();
      }
    } finally {
      thread = null;
      RUNNING.remove();
    }
  }
}
