// Misconception: the next run may be better, so never mind.
// Fails: aFailure, aFailureWithoutAHandler, anError, cancelledFromWithin, givingUp,
//   joinTellsOfFailures, givesUpOnce, theTaskOfTheHandler, endsBeforeItTells, givesUpWhileSomeWait,
//   givesUpAtTheLastRun, aCancelledRunInARow, cancelledInItsHandler, facts
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private void failed(Tick tick, Throwable thrown) {}
}
