// Misconception: none is the only number of runs that makes no sense.
// Fails: noRuns
package asyncio.testing;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  public Interleavings {
    if (runs == 0) {
      throw new IllegalArgumentException("runs must be > 0: " + runs);
    }
  }
}
