package asyncio.compare.load;

import asyncio.compare.Job;
import asyncio.compare.Site;

/**
 * Does a step several times, and gives what that makes together as its result: how jobs work on a
 * common total where nothing is shared.
 *
 * @param step is done one time after the other
 * @param times how often
 */
public record Apart(Step step, int times) implements Job<Long> {

  @Override
  public Long perform(Site site) throws Exception {
    long points = 0;
    for (int i = 0; i < times; i++) {
      points += step.perform(site);
    }
    return points;
  }
}
