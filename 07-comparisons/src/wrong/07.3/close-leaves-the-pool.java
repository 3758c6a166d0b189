// Misconception: a pool that nobody uses goes away.
// Fails: boundedByThePool, orderOfTheJobs, nullsAndNothing, aFailureBehindARunningJob,
//   theVeryFailure, theNextOneDoesNotBegin, deafOnAPool, theCallerIsInterrupted, thePoolGoesOn,
//   thePoolRefuses, closingEndsThePool
package asyncio.compare;

public final class OnExecutor implements Model {

  @Override
  public void close() {}
}
