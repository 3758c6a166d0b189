// Misconception: so many restarts, and no more.
// Fails: thePeriod, aRestartCountsFromTheEnd
package asyncio.pattern;



public final class Supervisor {

  public int restartsWithinPeriod() {
    return restarts.size();
  }
}
