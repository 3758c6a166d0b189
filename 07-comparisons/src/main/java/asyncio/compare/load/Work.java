package asyncio.compare.load;

import asyncio.compare.Job;
import asyncio.compare.Shared;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Stream;

/**
 * A list of jobs.
 *
 * @param jobs how many
 * @param times how many steps each has
 * @param pause how long each step waits first
 * @param numbers how much it computes then
 * @param total whether what they compute is added up in a total that all jobs share
 */
record Work(int jobs, int times, Duration pause, int numbers, boolean total) {

  /** Reads {@code jobs times microseconds numbers total}. */
  static Work parse(Scanner words) {
    return new Work(
        words.nextInt(),
        words.nextInt(),
        Duration.ofNanos(words.nextLong() * 1_000),
        words.nextInt(),
        words.nextBoolean());
  }

  /** The jobs; without a total, they share nothing. */
  List<Job<Done>> list(Shared<Long> shared) {
    var step = new Step(pause, numbers);
    Job<Long> job = shared == null ? new Apart(step, times) : new Together(step, times, shared);
    return Stream.generate(() -> (Job<Done>) new Stamped(job)).limit(jobs).toList();
  }

  /** What all jobs compute together, if no update is lost. */
  long expected() {
    return Collatz.steps(numbers) * times * jobs;
  }
}
