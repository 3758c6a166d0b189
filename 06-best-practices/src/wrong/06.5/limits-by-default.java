// Misconception: the same with another seed is new ones with that seed.
// Fails: limitsOfARun
package asyncio.testing;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  public Interleavings from(long seed) {
    return new Interleavings(runs, seed, MOST, Limits.DEFAULT);
  }
}
