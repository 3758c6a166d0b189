// Misconception: a finally block runs to its end.
// Fails: aWaitThatIsCancelledTwice, aCancellationAfterTheNotificationIsNotForgotten
package asyncio.sync;

public final class Condition {

  private void acquireInAnyCase() {
    await(lock.acquire());
  }
}
