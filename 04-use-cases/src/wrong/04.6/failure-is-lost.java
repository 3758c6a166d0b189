// Misconception: the next run may be better, so never mind.
// Fails: aFailureWithoutAHandler, anError, givesUpOnce, theTaskOfTheHandler, endsBeforeItTells,
//   givesUpWhileSomeWait, aCancelledRunInARow, facts
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private void failed(Tick tick, Throwable thrown) {}
}
