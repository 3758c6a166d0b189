// Misconception: a thread is needed when its job has a place, and not before.
// Fails: theCallerIsInterruptedWhileJobsWait, threadsAreThereFromTheBeginning
package asyncio.compare;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var places = new Semaphore(mostAtOnce);
    ThreadFactory virtual = Thread.ofVirtual().name("job-", 0).factory();
    ThreadFactory limited =
        body -> {
          places.acquireUninterruptibly();
          return virtual.newThread(
              () -> {
                try {
                  body.run();
                } finally {
                  places.release();
                }
              });
        };
    try (var threads = new ThreadPerJob(limited)) {
      return threads.runAll(jobs);
    }
  }
}
