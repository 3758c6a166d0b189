// Misconception: a virtual thread has a name as a platform thread has.
// Fails: theyHaveNames
package asyncio.compare;

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
            places.release();
            return result;
          });
    }
    try (var threads = new ThreadPerJob(Thread.ofVirtual().factory())) {
      return threads.runAll(limited);
    }
  }
}
