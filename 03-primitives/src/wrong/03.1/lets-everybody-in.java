// Misconception: one thread runs all tasks, so that a flag says enough and nobody needs to wait.
// Fails: onlyOneTaskAtATime, firstComeFirstServed, releaseGivesBack, aNewcomerDoesNotOvertake,
//   whoeverReleasesAndAsksAgainWaits, aCancelledWaiterGivesUpItsPlace,
//   aReleaseInTheIterationOfTheCancellation, aWokenWaiterThatIsCancelledPassesTheTurnOn,
//   aCancelledWaiterWakesNobodyWhileTheLockIsHeld, cancelledWaitersDoNotCount,
//   aNewcomerBehindTheCancelledIsNotForgotten, eachReleaseWakesOne, aLockBelongsToOneLoop,
//   itSaysWhatItIs, randomPrograms, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Lock {

  private Held take() {
    locked = true;
    return held;
  }
}
