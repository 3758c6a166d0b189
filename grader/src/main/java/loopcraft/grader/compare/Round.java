package loopcraft.grader.compare;

import java.util.Arrays;

/**
 * A list of jobs that was done once.
 *
 * @param nanos how long it took
 * @param latencies how long each job took, in microseconds, from the beginning of the list to the
 *     end of the job
 * @param threads how many threads, of all processes, have done a job
 * @param virtual whether they are virtual
 * @param processes how many processes have done a job
 * @param most how many threads of the operating system there were at most, for the jobs
 */
public record Round(
    long nanos, long[] latencies, int threads, boolean virtual, int processes, int most) {

  /** Keeps its own copy, sorted. */
  public Round {
    latencies = latencies.clone();
    Arrays.sort(latencies);
    if (latencies.length == 0 || nanos <= 0) {
      throw new IllegalArgumentException("nothing was done");
    }
  }

  /**
   * Reads an answer.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Round parse(Answer answer) {
    return new Round(
        answer.number("nanos"),
        Arrays.stream(answer.text("latencies").split(",")).mapToLong(Long::parseLong).toArray(),
        (int) answer.number("threads"),
        Boolean.parseBoolean(answer.text("virtual")),
        (int) answer.number("processes"),
        (int) answer.number("most"));
  }

  /** Jobs in a second. */
  public double throughput() {
    return latencies.length * 1e9 / nanos;
  }

  /**
   * The latency that so many of the jobs did not exceed, in milliseconds: by nearest rank, so it is
   * one that was measured.
   *
   * @param share more than 0, at most 1
   */
  public double latency(double share) {
    var rank = (int) Math.ceil(share * latencies.length);
    return latencies[Math.clamp(rank, 1, latencies.length) - 1] / 1e3;
  }
}
