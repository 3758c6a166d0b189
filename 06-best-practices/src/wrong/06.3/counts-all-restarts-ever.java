// Misconception: so many restarts, and no more.
package asyncio.pattern;



public final class Supervisor {

  public int restartsWithinPeriod() {
    return restarts.size();
  }
}
