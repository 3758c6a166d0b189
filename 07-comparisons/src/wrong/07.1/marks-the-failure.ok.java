// Alternative: places are given back in a finally, and whoever gets one looks for a failure first.
package asyncio.compare;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var places = new Semaphore(mostAtOnce, true);
    var failed = new AtomicBoolean();
    var limited = new ArrayList<Job<R>>();
    for (Job<R> job : jobs) {
      limited.add(
          site -> {
            places.acquire();
            try {
              while (failed.get()) {
                Thread.sleep(1_000); // until it is interrupted
              }
              return job.perform(site);
            } catch (Throwable failure) {
              failed.set(true);
              throw failure;
            } finally {
              places.release();
            }
          });
    }
    try (var threads = new ThreadPerJob(Thread.ofVirtual().name("job-", 0).factory())) {
      return threads.runAll(limited);
    }
  }
}
