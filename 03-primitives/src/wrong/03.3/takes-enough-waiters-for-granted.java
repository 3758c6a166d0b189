// Misconception: who notifies seven knows that seven wait.
// Fails: noneAndMoreThanThereAre, aNotificationIsNotRemembered, aCancelledWaitUntil,
//   aCancelledWaitEndsWithTheLock, aWaitThatIsCancelledAgainAndAgain, theLastCancellationIsThrown,
//   aCancellationAfterTheNotificationIsNotForgotten, theNotificationOfACancelledTaskGoesOn,
//   theNotificationOfOneThatIsCancelledLaterGoesOn, anErrorOfTheLockEndsTheWait,
//   aNotificationPassesOverTheCancelled, oneInTheMiddleLeaves, aWaitLeavesNothingBehind,
//   aConditionBelongsToOneLoop, aConditionOnWhichNobodyWaitedBelongsToNoLoop,
//   aRefusedWaitKeepsTheLock
package asyncio.sync;

import asyncio.task.Future;

public final class Condition {

  private void wake(int number) {
    for (int left = number; left > 0; ) {
      Future<Void> waiter = waiters.remove();
      if (!waiter.isDone()) {
        waiter.setResult(null);
        left--;
      }
    }
  }
}
