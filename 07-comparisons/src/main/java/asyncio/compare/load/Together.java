package asyncio.compare.load;

import asyncio.compare.Job;
import asyncio.compare.Shared;
import asyncio.compare.Site;

/**
 * Does a step several times, and adds what each makes to a total that all jobs share. It cannot be
 * sent to another process.
 */
final class Together implements Job<Long> {

  private static final long serialVersionUID = 1L;

  private final Step step;
  private final int times;
  private final transient Shared<Long> total;

  Together(Step step, int times, Shared<Long> total) {
    this.step = step;
    this.times = times;
    this.total = total;
  }

  @Override
  public Long perform(Site site) throws Exception {
    long points = 0;
    for (int i = 0; i < times; i++) {
      long made = step.perform(site);
      total.update(before -> before + made);
      points += made;
    }
    return points;
  }
}
