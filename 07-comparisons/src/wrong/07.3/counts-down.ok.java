// Alternative: jobs are handed to the pool by execute, and the last one completes the result.
package asyncio.compare;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;

public final class OnCompletableFutures implements Model {

  private <R> CompletableFuture<List<R>> start(List<? extends Job<R>> jobs, Gate gate) {
    var all = new CompletableFuture<List<R>>();
    all.whenComplete((_, failure) -> gate.close(failure));
    List<R> results =
        Collections.synchronizedList(new ArrayList<>(Collections.nCopies(jobs.size(), null)));
    var left = new AtomicInteger(jobs.size());
    if (jobs.isEmpty()) {
      all.complete(List.of());
    }
    try {
      for (int i = 0; i < jobs.size(); i++) {
        int number = i;
        pool.execute(
            () -> {
              try {
                results.set(number, perform(jobs.get(number), gate));
              } catch (Throwable failure) {
                all.completeExceptionally(gate.why() == null ? failure : gate.why());
                return;
              }
              if (left.decrementAndGet() == 0) {
                all.complete(new ArrayList<>(results));
              }
            });
      }
    } catch (Throwable refused) {
      all.completeExceptionally(refused);
    }
    return all;
  }
}
