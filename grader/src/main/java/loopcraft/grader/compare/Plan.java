package loopcraft.grader.compare;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is measured.
 *
 * @param quick whether it is to take less than a minute, and be less exact
 * @param rounds how often each list of jobs is measured
 * @param works the lists of jobs
 * @param waiting for how many waiting jobs the memory is measured
 * @param limit how long one answer may take
 */
public record Plan(
    boolean quick, int rounds, List<Work> works, List<Integer> waiting, Duration limit) {

  private static final int QUICK_ROUNDS = 2;
  private static final int ROUNDS = 5;

  /**
   * The usual one.
   *
   * @param rounds 0 for the usual number
   * @param workloads all of them, if it is empty
   */
  public static Plan of(boolean quick, int rounds, Set<Workload> workloads) {
    var works =
        quick
            ? List.of(
                new Work(Workload.WAITS, 1_000, 1, 1_000, 0),
                new Work(Workload.COMPUTING, 64, 1, 0, 1_000),
                new Work(Workload.MIXED, 200, 2, 1_000, 50))
            : List.of(
                new Work(Workload.WAITS, 1_000, 1, 10_000, 0),
                new Work(Workload.COMPUTING, 256, 1, 0, 2_000),
                new Work(Workload.MIXED, 500, 3, 2_000, 100));
    return new Plan(
        quick,
        rounds > 0 ? rounds : quick ? QUICK_ROUNDS : ROUNDS,
        works.stream()
            .filter(work -> workloads.isEmpty() || workloads.contains(work.workload()))
            .toList(),
        List.of(1_000, 10_000),
        Duration.ofSeconds(60));
  }

  /** How many times each list is done before it is measured. */
  int warmUps() {
    return quick ? 3 : 5;
  }
}
