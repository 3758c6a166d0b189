// Misconception: a cancelled scope keeps the threads that it has started from beginning.
// Fails: noTurnBeforeTheFailure
package asyncio.compare;

public final class InScope implements Model {

  private static <R> R perform(Job<R> job, StructuredTaskScope<?, ?> scope) throws Exception {
    return job.perform(Site.blocking());
  }
}
