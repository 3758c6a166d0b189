package asyncio.compare;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What becomes of a value that is read, changed and written, in each way of having jobs done. */
@DisplayName("a shared value: what is lost, and where it cannot be")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "one of the models is what learners write; this is shown on the reference")
class SharedStateTest {

  private final Shared<Integer> total = new Unguarded<>(0);

  @Test
  @DisplayName("two threads that have both read, both write, and one of the two is lost")
  void threadsLoseAnUpdate() throws Exception {
    var bothHaveRead = new CyclicBarrier(2);
    Job<Integer> addsOne =
        _ ->
            total.update(
                read -> {
                  meet(bothHaveRead);
                  return read + 1;
                });
    try (Model model = new ThreadPerJob()) {
      assertThat(model.runAll(List.of(addsOne, addsOne))).containsExactly(1, 1);
    }
    assertThat(total.get()).isEqualTo(1);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("coroutines lose nothing, as nobody comes between two awaits")
  void theLoopLosesNothing() throws Exception {
    var trace = new ArrayList<String>();
    var jobs = new ArrayList<Job<Integer>>();
    for (int i = 0; i < 100; i++) {
      jobs.add(
          site -> {
            site.pause(Duration.ZERO);
            return total.update(
                read -> {
                  trace.add("reads");
                  trace.add("writes");
                  return read + 1;
                });
          });
    }
    try (Model model = new OnLoop()) {
      model.runAll(jobs);
    }
    assertThat(total.get()).isEqualTo(100);
    for (int i = 0; i < trace.size(); i += 2) {
      assertThat(trace.subList(i, i + 2)).containsExactly("reads", "writes");
    }
  }

  @Test
  @DisplayName("coroutines that await between reading and writing lose an update, every time")
  void theLoopLosesAcrossAnAwait() throws Exception {
    Job<Integer> addsOne =
        _ ->
            total.update(
                read -> {
                  await(sleep(Duration.ZERO));
                  return read + 1;
                });
    try (Model model = new OnLoop()) {
      assertThat(model.runAll(List.of(addsOne, addsOne))).containsExactly(1, 1);
    }
    assertThat(total.get()).isEqualTo(1);
  }
}
