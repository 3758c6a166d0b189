// Misconception: virtual threads are kept in a pool, whose size is the limit.
// Fails: aThousandAtOnce, nothingIsLeftInAThread, noneBeginsAfterAFailureThatHadAPlace,
//   noneBeginsInThePlaceOfOneThatEndsWell, threadsAreThereFromTheBeginning
package asyncio.compare;

import asyncio.task.Failures;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public final class VirtualThreads implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var calls = new ArrayList<Callable<R>>();
    for (Job<R> job : jobs) {
      calls.add(() -> job.perform(Site.blocking()));
    }
    var results = new ArrayList<R>();
    var factory = Thread.ofVirtual().name("job-", 0).factory();
    try (var pool = Executors.newFixedThreadPool(Math.min(mostAtOnce, 100), factory)) {
      for (Future<R> each : pool.invokeAll(calls)) {
        results.add(each.get());
      }
    } catch (ExecutionException failed) {
      throw Failures.rethrow(failed.getCause());
    }
    return results;
  }
}
