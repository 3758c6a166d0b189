// Misconception: virtual threads are cheap, so no limit is needed.
// Fails: theCallerIsInterruptedWhileJobsWait, noneBeginsAfterAFailureThatHadAPlace,
//   noneBeginsInThePlaceOfOneThatEndsWell
// By luck: theLimit
package asyncio.compare;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    try (var threads = new ThreadPerJob(Thread.ofVirtual().name("job-", 0).factory())) {
      return threads.runAll(jobs);
    }
  }
}
