// Misconception: what the jobs consist of is all that is sent.
// Fails: resultsInOrder, chunks, nullAndNothing, workersAreKept, noLauncher, optionsAreKept,
//   aGoodWorkerIsKept, aFailure, killedProcessesTakeAWhile, aWorkerDies, theCallerIsInterrupted,
//   killedByAnInterrupt, aLambda, closing, closingTakesAWhile, closingInAHurry, anotherProcess
package asyncio.compare;

public final class ProcessModel implements Model {

  public ProcessModel(
      PoolOptions options, int jobsPerTrip, Function<Allowed, WorkerLauncher> launcherFor) {
    this.options = options;
    this.jobsPerTrip = jobsPerTrip;
    this.launcherFor = launcherFor;
  }
}
