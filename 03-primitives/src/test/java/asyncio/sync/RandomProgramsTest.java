package asyncio.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("random programs over all primitives")
class RandomProgramsTest {

  private static final int PROGRAMS = 1_000;

  private static int run(long seed) {
    try {
      return new RandomProgram(seed).run();
    } catch (Throwable failure) {
      throw new AssertionError("the random program with seed " + seed + " fails", failure);
    }
  }

  private static int ticksOf(long firstSeed) {
    int ticks = 0;
    for (long seed = firstSeed; seed < firstSeed + PROGRAMS; seed++) {
      ticks += run(seed);
    }
    return ticks;
  }

  @Test
  @DisplayName(
      "nothing is lost, doubled, overtaken or left behind in a thousand that are always the same")
  void theSameEveryTime() {
    assertThat(ticksOf(1)).as("iterations of the loop").isGreaterThan(20 * PROGRAMS);
  }

  @Test
  @DisplayName("nor in a thousand that are new each time")
  void newEachTime() {
    ticksOf(new Random().nextLong());
  }
}
