// Misconception: whoever waits for a place hears of a failure by his interrupt.
// Fails: noneBeginsInThePlaceOfOneThatEndsWell
package asyncio.compare;

import java.util.ArrayList;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var places = new Semaphore(mostAtOnce);
    var limited = new ArrayList<Job<R>>();
    for (Job<R> job : jobs) {
      limited.add(
          site -> {
            places.acquire();
            R result = job.perform(site);
            places.release(); // not in a finally: nobody is to begin after a failure
            return result;
          });
    }
    try (var threads = new ThreadPerJob(Thread.ofVirtual().name("job-", 0).factory())) {
      return threads.runAll(limited);
    }
  }
}
