// Misconception: the flag of stop() is set, and that is that.
// Fails: whatTheLastBatchScheduledRunsWhenTheLoopRunsAgain,
//   afterAnExceptionOutOfAnIterationTheLoopIsAsBeforeAndCanRunAgain, twoStopsEndOneRun,
//   aStopFromBeforeARunIsUsedUpAlsoIfAnExceptionEndsTheRun
package asyncio.loop;

final class Lifecycle {

  void runForever(Runnable iteration) {
    requireOpen();
    requireNothingRunning();
    thread = Thread.currentThread();
    RUNNING.set(loop);
    try {
      do {
        iteration.run();
      } while (!stopping);
    } finally {
      thread = null;
      RUNNING.remove();
    }
  }
}
