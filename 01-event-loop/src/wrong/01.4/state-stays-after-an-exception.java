// Misconception: runForever ends by a stop, and by nothing else.
// Fails: afterAnExceptionOutOfAnIterationTheLoopIsAsBeforeAndCanRunAgain,
//   aStopFromBeforeARunIsUsedUpAlsoIfAnExceptionEndsTheRun
package asyncio.loop;

final class Lifecycle {

  void runForever(Runnable iteration) {
    requireOpen();
    requireNothingRunning();
    thread = Thread.currentThread();
    RUNNING.set(loop);
    do {
      iteration.run();
    } while (!stopping);
    stopping = false;
    thread = null;
    RUNNING.remove();
  }
}
