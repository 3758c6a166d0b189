// Misconception: a thread is a thread.
// Fails: aThousandAtOnce
// By luck: noneBeginsInThePlaceOfOneThatEndsWell, theLimit
package asyncio.compare;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var places = new Semaphore(mostAtOnce);
    ThreadFactory virtual = Thread.ofPlatform().name("job-", 0).factory();
    try (var threads = new ThreadPerJob(body -> virtual.newThread(() -> inPlace(places, body)))) {
      return threads.runAll(jobs);
    }
  }
}
