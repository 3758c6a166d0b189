// Misconception: a scope is for one job.
// Fails: allForked, inOrderOfTheJobs, virtualThreadsWithNames, aFailureCancelsSiblings,
//   theCallerIsInterruptedTwice
// By luck: noTurnBeforeTheFailure
package asyncio.compare;

public final class InScope implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var results = new ArrayList<R>();
    for (Job<R> job : jobs) {
      results.add(inScope(Joiner.<R>anySuccessfulResultOrThrow(), List.of(job)));
    }
    return results;
  }
}
