// Misconception: a flag is seen by whoever looks at it.
// Fails: stopBetweenRuns
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private void end() {
    ending = true;
    tally.skipped(turns.clear());
  }
}
