// Misconception: join throws what a job threw.
// Fails: theVeryObject, aFailureCancelsSiblings, noTurnBeforeTheFailure, eachListHasTheLimit,
//   tooManyFailures
package asyncio.compare;

public final class InScope implements Model {

  private <R, T> T inScope(Joiner<R, T> joiner, List<? extends Job<R>> jobs) throws Exception {
    try (var scope = StructuredTaskScope.open(joiner, this::configured)) {
      for (Job<R> job : jobs) {
        scope.fork(() -> perform(job, scope));
      }
      return scope.join();
    } catch (StructuredTaskScope.TimeoutException late) {
      throw new TimeoutException();
    }
  }
}
