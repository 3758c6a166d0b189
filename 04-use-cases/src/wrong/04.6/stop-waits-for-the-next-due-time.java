// Misconception: a flag is seen by whoever looks at it.
// Fails: stopBetweenRuns, stopIsACoroutine
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private void end() {
    ending = true;
    tally.skipped(turns.clear());
  }
}
