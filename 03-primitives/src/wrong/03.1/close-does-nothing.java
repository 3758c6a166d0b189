// Misconception: what acquire returns is only a token that the lock is held.
// Fails: onlyOneTaskAtATime, firstComeFirstServed, theTryReleases, releasingInsideOfTheTry,
//   whoeverReleasesAndAsksAgainWaits, aNewcomerWaitsBehindThoseBehindTheCancelled,
//   eachReleaseWakesOne, aLockOnWhichNobodyWaitedBelongsToNoLoop, itSaysWhatItIs, randomPrograms,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Lock {

  private Held take() {
    if (locked || someoneWaits()) {
      awaitTurn();
    }
    locked = true;
    return () -> {};
  }
}
