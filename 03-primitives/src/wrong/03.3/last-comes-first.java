// Misconception: who came last is notified first.
// Fails: oneNotificationWakesOne, someAndEach, noneAndMoreThanThereAre, twoNotificationsWakeTwo,
//   oneNotificationLetsOneLook, theNotificationOfACancelledTaskGoesOn,
//   theNotificationOfOneThatIsCancelledLaterGoesOn, anErrorOfTheLockEndsTheWait,
//   oneInTheMiddleLeaves, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Condition {

  private void wake(int number) {
    int left = number;
    for (var all = waiters.descendingIterator(); all.hasNext() && left > 0; ) {
      var waiter = all.next();
      if (!waiter.isDone()) {
        waiter.setResult(null);
        left--;
      }
    }
  }
}
