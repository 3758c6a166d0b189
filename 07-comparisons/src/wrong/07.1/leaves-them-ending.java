// Misconception: a thread that was interrupted has ended.
// Fails: aDeafJob, interruptedTwice
// By luck: aThreadCannotBeHad, aFailureBehindOneThatWaits, theCallerIsInterrupted,
//   theCallerWasInterruptedBefore, threadsHaveEnded, theCallerIsInterruptedWhileJobsWait,
//   aJobThatPauses
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private void joinAll() {}
  }
}
