// Misconception: what acquire returns is only a token that the lock is held.
// Fails: onlyOneTaskAtATime, firstComeFirstServed, theTryReleases,
//   whoeverReleasesAndAsksAgainWaits, eachReleaseWakesOne, itSaysWhatItIs, randomPrograms,
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
