package asyncio.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every model with every workload: the same results in all of them. */
@DisplayName("all ways, with all workloads")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the models are what learners write; these are compared on the reference")
class WaysTest {

  @ParameterizedTest
  @EnumSource(Way.class)
  @DisplayName("the results are those of one job after the other")
  void theSameResults(Way way) throws Exception {
    try (Model model = way.open();
        Model plain = Way.SEQUENTIAL.open()) {
      for (Workload workload : Workload.values()) {
        List<Job<Long>> jobs = workload.jobs(6);
        long before = Workload.total().get();
        List<Long> results = model.runAll(jobs);
        long added = Workload.total().get() - before;
        assertThat(results).isEqualTo(plain.runAll(jobs));
        if (workload == Workload.MIXED) {
          long sum = results.stream().mapToLong(Long::longValue).sum();
          assertThat(added).isEqualTo(way == Way.PROCESSES ? 0 : sum);
        }
      }
    }
  }
}
