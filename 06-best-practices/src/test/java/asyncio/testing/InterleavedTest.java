package asyncio.testing;

import static org.assertj.core.api.Assertions.assertThat;

import asyncio.testing.SampleRun.Ended;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("a test template whose runs differ by a seed")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "this is given code, which is tested on the reference")
class InterleavedTest {

  @Test
  @DisplayName("runs until one fails, whose seed is told and makes it fail again at once")
  void stopsAtTheFirst() {
    List<Ended> runs = SampleRun.of(Samples.Racing.class);
    assertThat(runs).hasSizeBetween(1, 50);
    assertThat(runs.subList(0, runs.size() - 1)).allMatch(Ended::succeeded);
    assertThat(runs.getFirst().name()).isEqualTo("seed 7");
    assertThat(runs.getLast().failure()).isInstanceOf(InterleavingError.class);
    long seed = ((InterleavingError) runs.getLast().failure()).seed();
    assertThat(runs.getLast().name()).isEqualTo("seed " + seed);
    assertThat(runs.getLast().failure())
        .hasMessageStartingWith(
            "run %d of 50, seed = %d (again by -Dasyncio.testing.seed=%d): ",
            runs.size(), seed, seed);

    List<Ended> again =
        SampleRun.of(Samples.Racing.class, Map.of(Seeds.PROPERTY, Long.toString(seed)));
    assertThat(again).hasSize(1);
    assertThat(again.getFirst().failure()).isInstanceOf(InterleavingError.class);
  }

  @Test
  @DisplayName("makes all its runs if none fails")
  void allRuns() {
    assertThat(SampleRun.of(Samples.NotRacing.class)).hasSize(20).allMatch(Ended::succeeded);
  }
}
