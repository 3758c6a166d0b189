// Misconception: a new seed each time is all there is to it.
// Fails: seedFromOutside
package asyncio.testing;

import java.util.concurrent.ThreadLocalRandom;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  public static Interleavings of(int runs) {
    return new Interleavings(
        runs, ThreadLocalRandom.current().nextInt(1_000_000_000), MOST, Limits.DEFAULT);
  }
}
