package asyncio.process;

import asyncio.task.Future;
import java.time.Duration;

/** What takes jobs: a {@link ProcessPool}. */
public interface Submitter {

  /**
   * Has a job done.
   *
   * @param limit how long a worker may take for it; null is without limit
   * @return ends as the job does. To cancel it calls the job off
   * @throws IllegalStateException if no jobs are taken any more
   */
  <T> Future<T> submit(Job<T> job, Duration limit);
}
