// Misconception: there is one TimeoutException, and join throws it.
// Fails: theTimeIsOver, eachListHasTheLimit
package asyncio.compare;

import asyncio.task.Failures;

public final class InScope implements Model {

  private <R, T> T inScope(Joiner<R, T> joiner, List<? extends Job<R>> jobs) throws Exception {
    try (var scope = StructuredTaskScope.open(joiner, this::configured)) {
      for (Job<R> job : jobs) {
        scope.fork(() -> perform(job, scope));
      }
      return scope.join();
    } catch (FailedException failed) {
      throw Failures.rethrow(failed.getCause());
    }
  }
}
