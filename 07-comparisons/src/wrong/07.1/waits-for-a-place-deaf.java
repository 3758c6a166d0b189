// Misconception: waiting for a place takes a moment, so it need not be interruptible.
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
            places.acquireUninterruptibly();
            R result = job.perform(site);
            places.release();
            return result;
          });
    }
    try (var threads = new ThreadPerJob(Thread.ofVirtual().name("job-", 0).factory())) {
      return threads.runAll(limited);
    }
  }
}
