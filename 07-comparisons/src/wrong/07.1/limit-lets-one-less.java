// Misconception: the caller takes up a place, too.
// Fails: theLimitIsUsed, placesComeBack
package asyncio.compare;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var places = new Semaphore(Math.max(1, mostAtOnce - 1));
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
    try (var threads = new ThreadPerJob(Thread.ofVirtual().name("job-", 0).factory())) {
      return threads.runAll(limited);
    }
  }
}
