// Misconception: wake everybody; they look again anyway.
// Fails: oneNotificationWakesOne, someAndEach, noneAndMoreThanThereAre, oneNotificationLetsOneLook,
//   theNotificationOfACancelledTaskGoesOn, theNotificationOfOneThatIsCancelledLaterGoesOn
package asyncio.sync;

public final class Condition {

  private void wake(int number) {
    for (var waiter : waiters) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
      }
    }
  }
}
