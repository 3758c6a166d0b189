package asyncio.process;

import java.util.Objects;

/**
 * How a pool of processes is.
 *
 * @param mostWorkers how many worker processes there may be at once, at least one: {@code
 *     max_workers}. They are started when they are needed
 * @param jobsPerWorker after how many jobs a worker is replaced, at least one: {@code
 *     max_tasks_per_child}
 * @param allowed what may be sent, there and back
 */
public record PoolOptions(int mostWorkers, int jobsPerWorker, Allowed allowed) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if a number is less than one
   */
  public PoolOptions {
    Positive.require("mostWorkers", mostWorkers);
    Positive.require("jobsPerWorker", jobsPerWorker);
    Objects.requireNonNull(allowed, "allowed");
  }

  /** As many workers as there are processors, which are never replaced as long as they live. */
  public static PoolOptions allowing(String... packages) {
    return new PoolOptions(
        Runtime.getRuntime().availableProcessors(),
        Integer.MAX_VALUE,
        Allowed.values().and(packages));
  }

  /** The same, with so many workers. */
  public PoolOptions withMostWorkers(int mostWorkers) {
    return new PoolOptions(mostWorkers, jobsPerWorker, allowed);
  }

  /** The same, with workers that are replaced after so many jobs. */
  public PoolOptions withJobsPerWorker(int jobsPerWorker) {
    return new PoolOptions(mostWorkers, jobsPerWorker, allowed);
  }
}
