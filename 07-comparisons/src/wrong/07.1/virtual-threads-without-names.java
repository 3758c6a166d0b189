// Misconception: a virtual thread has a name as a platform thread has.
// Fails: theyHaveNames
package asyncio.compare;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var places = new Semaphore(mostAtOnce);
    ThreadFactory virtual = Thread.ofVirtual().factory();
    try (var threads = new ThreadPerJob(body -> virtual.newThread(() -> inPlace(places, body)))) {
      return threads.runAll(jobs);
    }
  }
}
