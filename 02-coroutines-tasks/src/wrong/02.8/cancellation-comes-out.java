// Misconception: a limit only cancels.
// Fails: whenTimeIsUp, theCauseIsTheCancellation, aLimitWorksDuringCleanup, nestedLimits,
//   aDeadlineThatIsOverCancelsAtTheFirstAwait, aDeadlineThatIsOver, aLimitCanBeMoved, noLimitAtAll,
//   waitForWaitsForCleanup, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Timeout {
  private <T> T run(ScopeBody<? super Timeout, ? extends T> body) throws Exception {
    try {
      return body.run(this);
    } finally {
      exit();
    }
  }
}
