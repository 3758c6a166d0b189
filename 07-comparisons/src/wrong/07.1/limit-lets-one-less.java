// Misconception: the caller takes up a place, too.
// Fails: theLimitIsUsed, noneBeginsInThePlaceOfOneThatEndsWell, placesComeBack
package asyncio.compare;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var places = new Semaphore(Math.max(1, mostAtOnce - 1));
    ThreadFactory virtual = Thread.ofVirtual().name("job-", 0).factory();
    try (var threads = new ThreadPerJob(body -> virtual.newThread(() -> inPlace(places, body)))) {
      return threads.runAll(jobs);
    }
  }
}
