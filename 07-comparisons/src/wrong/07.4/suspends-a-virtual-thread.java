// Misconception: a virtual thread is a coroutine, so it awaits.
// Fails: pausesInAScope
package asyncio.compare;

public final class InScope implements Model {

  private static <R> R perform(Job<R> job, StructuredTaskScope<?, ?> scope) throws Exception {
    if (scope.isCancelled()) {
      throw new CancellationException();
    }
    return job.perform(Site.suspending());
  }
}
