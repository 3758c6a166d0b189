// Misconception: every cancellation of the body is the limit's.
// Fails: aCancellationFromOutsidePassesThrough, inOneTickTheCancellationWins, nestedLimits,
//   aCancellationFromOutsideReachesWhatIsWaitedFor, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Timeout {
  private <T> T run(ScopeBody<? super Timeout, ? extends T> body) throws Exception {
    try {
      return body.run(this);
    } catch (CancelledError cancelled) {
      throw new TimeoutError(cancelled);
    } finally {
      exit();
    }
  }
}
