// Misconception: a pool that nobody uses goes away.
// Fails: boundedByThePool, orderOfTheJobs, soManyThreads, pausesOnItsThread, nullsAndNothing,
//   aFailureBehindARunningJob, theFirstOfTwoFailures, theVeryFailure, theNextOneDoesNotBegin,
//   deafOnAPool, theCallerIsInterrupted, interruptedBeforeTheCall, thePoolGoesOn, thePoolRefuses,
//   closingEndsThePool
package asyncio.compare;

public final class OnExecutor implements Model {

  @Override
  public void close() {}
}
