// Misconception: what was acquired is released in a finally, always.
// Fails: noneBeginsAfterAFailureThatHadAPlace, noneBeginsInThePlaceOfOneThatEndsWell
// By luck: theCallerIsInterruptedWhileJobsWait
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
            try {
              return job.perform(site);
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
