// Alternative: allUntil with a predicate that counts, in place of a joiner of its own.
package asyncio.compare;

import asyncio.task.Failures;
import java.util.concurrent.atomic.AtomicReference;

public final class InScope implements Model {

  public <R> List<R> runUntil(int enough, List<? extends Job<R>> jobs) throws Exception {
    if (enough < 1 || enough > jobs.size()) {
      throw new IllegalArgumentException("so many there are not: " + enough);
    }
    var results = new ArrayList<R>();
    var failures = new ArrayList<Throwable>();
    var over = new AtomicReference<Boolean>();
    Joiner<R, ?> joiner =
        Joiner.<R>allUntil(
            ended -> {
              synchronized (results) {
                if (over.get() == null) {
                  if (ended.state() == Subtask.State.SUCCESS) {
                    results.add(ended.get());
                  } else {
                    failures.add(ended.exception());
                  }
                  if (results.size() == enough) {
                    over.set(true);
                  } else if (jobs.size() - failures.size() < enough) {
                    over.set(false);
                  }
                }
                return over.get() != null;
              }
            });
    inScope(joiner, jobs);
    if (!over.get()) {
      throw Failures.rethrow(failures.getFirst());
    }
    return results;
  }
}
