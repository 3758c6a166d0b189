package loopcraft.grader.compare;

import java.util.Locale;

/**
 * A list of jobs, in figures.
 *
 * @param workload what it is an example of
 * @param jobs how many
 * @param times how many steps each has
 * @param waitMicros how long each step waits, in microseconds
 * @param numbers how many numbers it computes with then
 */
public record Work(Workload workload, int jobs, int times, int waitMicros, int numbers) {

  /** The same with other jobs: so many. */
  public Work withJobs(int jobs) {
    return new Work(workload, jobs, times, waitMicros, numbers);
  }

  /** In words. */
  public String description() {
    var each =
        switch (workload) {
          case WAITS -> "waits for %s ms".formatted(milliseconds());
          case COMPUTING ->
              "computes the Collatz steps of the numbers to %s".formatted(count(numbers));
          case MIXED ->
              ("%d times: waits for %s ms, computes the Collatz steps of the numbers to %s, and"
                      + " adds them to the total")
                  .formatted(times, milliseconds(), count(numbers));
        };
    return "%s jobs, each %s".formatted(count(jobs), each);
  }

  /** The command that has it done. */
  String command() {
    return "run %d %d %d %d %b"
        .formatted(jobs, times, waitMicros, numbers, workload == Workload.MIXED);
  }

  private String milliseconds() {
    return waitMicros % 1_000 == 0
        ? Integer.toString(waitMicros / 1_000)
        : String.format(Locale.ROOT, "%.1f", waitMicros / 1_000.0);
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
