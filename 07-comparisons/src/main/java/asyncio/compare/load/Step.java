package asyncio.compare.load;

import asyncio.compare.Job;
import asyncio.compare.Site;
import java.time.Duration;

/**
 * Waits, then computes. Either may be nothing.
 *
 * @param pause for how long
 * @param numbers how many numbers {@link Collatz} is asked for
 */
public record Step(Duration pause, int numbers) implements Job<Long> {

  @Override
  public Long perform(Site site) throws InterruptedException {
    if (pause.isPositive()) {
      site.pause(pause);
    }
    return Collatz.steps(numbers);
  }
}
