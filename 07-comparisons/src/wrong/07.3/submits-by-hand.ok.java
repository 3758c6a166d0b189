// Alternative: jobs tell a queue of their ends, without an ExecutorCompletionService.
package asyncio.compare;

import asyncio.task.Failures;
import java.util.concurrent.LinkedBlockingQueue;

public final class OnExecutor implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    var ends = new LinkedBlockingQueue<Integer>();
    var futures = new ArrayList<Future<R>>();
    try {
      for (int i = 0; i < jobs.size(); i++) {
        int number = i;
        futures.add(
            pool.submit(
                () -> {
                  try {
                    return perform(jobs.get(number), gate);
                  } finally {
                    ends.add(number);
                  }
                }));
      }
      for (int i = 0; i < jobs.size(); i++) {
        ends.take();
        if (gate.why() != null) {
          throw Failures.rethrow(gate.why());
        }
      }
      var results = new ArrayList<R>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      gate.close(null);
      futures.forEach(future -> future.cancel(true));
      gate.awaitEmpty();
    }
  }
}
