// Misconception: one thread runs all tasks, so that a flag says enough and nobody needs to wait.
// Fails: onlyOneTaskAtATime, firstComeFirstServed, releaseGivesBack, twoThatWereMadeOnAFreeLock,
//   aNewcomerDoesNotOvertake, whoeverReleasesAndAsksAgainWaits, aCancelledWaiterGivesUpItsPlace,
//   aCancelledWaitTakesNothing, aReleaseInTheIterationOfTheCancellation,
//   aWokenWaiterThatIsCancelledPassesTheTurnOn, aCancelledWaiterWakesNobodyWhileTheLockIsHeld,
//   cancelledWaitersDoNotCount, aNewcomerWaitsBehindThoseBehindTheCancelled,
//   aNewcomerBehindTheCancelledIsNotForgotten, eachReleaseWakesOne, aLockBelongsToOneLoop,
//   itSaysWhatItIs, randomPrograms, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Lock {

  private Held take() {
    locked = true;
    return held;
  }
}
