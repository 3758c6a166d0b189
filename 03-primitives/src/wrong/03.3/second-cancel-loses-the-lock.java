// Misconception: a finally block runs to its end (bpo-22970).
// Fails: aWaitThatIsCancelledAgainAndAgain, theLastCancellationIsThrown,
//   aCancellationAfterTheNotificationIsNotForgotten, theNotificationOfOneThatIsCancelledLaterGoesOn
package asyncio.sync;

public final class Condition {

  private void acquireInAnyCase() {
    await(lock.acquire());
  }
}
