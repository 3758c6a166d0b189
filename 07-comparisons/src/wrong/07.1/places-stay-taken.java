// Misconception: the places belong to the model.
// Fails: noneBeginsInThePlaceOfOneThatEndsWell, placesComeBack
package asyncio.compare;

import java.util.ArrayList;

public final class VirtualThreads implements Model {

  private final Semaphore kept = new Semaphore(0);
  private boolean filled;

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    if (!filled) {
      filled = true;
      kept.release(mostAtOnce);
    }
    var limited = new ArrayList<Job<R>>();
    for (Job<R> job : jobs) {
      limited.add(
          site -> {
            kept.acquire();
            R result = job.perform(site);
            kept.release();
            return result;
          });
    }
    try (var threads = new ThreadPerJob(Thread.ofVirtual().name("job-", 0).factory())) {
      return threads.runAll(limited);
    }
  }
}
