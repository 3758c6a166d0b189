package asyncio.sync;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.task.CancelledError;
import asyncio.task.ExceptionGroup;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many items, and faults at random places: nothing is lost that need not be, nothing runs twice.
 */
@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("a pipeline under load and under faults")
class PipelineLoadTest extends OnVirtualTime {

  private static final int ITEMS = 20_000;
  private static final int STAGES = 3;
  private static final int SEEDS = 100;

  /** Who went through where; a place is a stage, or the sink as the last one. */
  private final List<BitSet> passed = Stream.generate(BitSet::new).limit(STAGES + 1).toList();

  private int twice;

  private void pass(int place, int item) {
    if (passed.get(place).get(item)) {
      twice++;
    }
    passed.get(place).set(item);
  }

  /** Where the fault is, if anywhere: the source, a stage or the sink. */
  private Pipeline<Integer, Integer> pipeline(Random random, int faultPlace, int faultItem) {
    Pipeline<Integer, Integer> pipeline = Pipeline.withCapacity(1 + random.nextInt(8));
    for (int i = 0; i < STAGES; i++) {
      int stage = i;
      int longest = 1 + random.nextInt(4);
      pipeline =
          pipeline.stage(
              "stage " + i,
              1 + random.nextInt(5),
              item -> {
                pass(stage, item);
                ticks(random.nextInt(longest));
                fail(stage == faultPlace && item == faultItem);
                return item;
              });
    }
    return pipeline;
  }

  private static void fail(boolean now) {
    if (now) {
      throw new IllegalArgumentException("on purpose");
    }
  }

  private Sink<Integer> sink(int faultPlace, int faultItem) {
    return item -> {
      fail(faultPlace == STAGES && item == faultItem);
      pass(STAGES, item);
    };
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  @DisplayName("20,000 items go through three stages, each once")
  void underLoad() {
    var random = new Random(1);
    run(() -> await(pipeline(random, -1, -1).run(numbers(ITEMS), sink(-1, -1))));

    assertThat(twice).isZero();
    assertThat(passed).allSatisfy(items -> assertThat(items.cardinality()).isEqualTo(ITEMS));
  }

  static IntStream places() {
    return IntStream.rangeClosed(0, STAGES);
  }

  @ParameterizedTest(name = "place {0}")
  @MethodSource("places")
  @DisplayName(
      "a fault in any stage or in the sink ends the run, with nothing run twice or left over")
  void underFaults(int place) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      var random = new Random(seed);
      int item = random.nextInt(200);
      run(
          () -> {
            try {
              await(pipeline(random, place, item).run(numbers(200), sink(place, item)));
              throw new AssertionError("the run ended without its failure");
            } catch (ExceptionGroup failed) {
              assertThat(failed.exceptions())
                  .singleElement()
                  .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(allTasks()).as("tasks left").hasSize(1);
          });
      nothingOutOfThinAir(seed);
    }
  }

  @Test
  @DisplayName("a run that is cancelled anywhere leaves nothing over, and ran nothing twice")
  void underCancellation() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      var random = new Random(seed);
      int when = random.nextInt(150);
      run(
          () -> {
            Task<Void> running =
                createTask(pipeline(random, -1, -1).run(numbers(1000), sink(-1, -1)));
            ticks(when);
            running.cancel();
            try {
              await(running);
            } catch (CancelledError cancelled) {
              assertThat(running.isCancelled()).isTrue();
            }
            assertThat(allTasks()).as("tasks left").hasSize(1);
          });
      nothingOutOfThinAir(seed);
    }
  }

  /** What is in one place has been in all places before it. */
  private void nothingOutOfThinAir(int seed) {
    assertThat(twice).as("items that ran twice, seed %d", seed).isZero();
    for (int place = 1; place <= STAGES; place++) {
      var items = new ArrayList<Integer>();
      passed.get(place).stream().forEach(items::add);
      BitSet before = passed.get(place - 1);
      assertThat(items).as("seed %d, place %d", seed, place).allMatch(before::get);
    }
    passed.forEach(BitSet::clear);
  }
}
