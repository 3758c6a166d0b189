// Misconception: whoever waits sees for itself that the lock is free.
// Fails: onlyOneTaskAtATime, firstComeFirstServed, releaseGivesBack, twoThatWereMadeOnAFreeLock,
//   aNewcomerDoesNotOvertake, whoeverReleasesAndAsksAgainWaits, aCancelledWaiterGivesUpItsPlace,
//   aCancelledWaiterWakesNobodyWhileTheLockIsHeld, aNewcomerWaitsBehindThoseBehindTheCancelled,
//   eachReleaseWakesOne, aLockOnWhichNobodyWaitedBelongsToNoLoop, itSaysWhatItIs, randomPrograms,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Lock {

  public void release() {
    if (!locked) {
      throw new IllegalStateException("Lock is not acquired");
    }
    locked = false;
  }
}
