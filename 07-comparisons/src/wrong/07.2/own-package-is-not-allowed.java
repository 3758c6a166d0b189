// Misconception: what the jobs consist of is all that is sent.
// Fails: resultsInOrder, chunks, nullAndNothing, workersAreKept, aFailure,
//   killedProcessesTakeAWhile, aWorkerDies, theCallerIsInterrupted, aLambda, closing,
//   anotherProcess
package asyncio.compare;

public final class ProcessModel implements Model {

  public ProcessModel(
      PoolOptions options, int jobsPerTrip, Function<Allowed, WorkerLauncher> launcherFor) {
    this.options = options;
    this.jobsPerTrip = jobsPerTrip;
    this.launcherFor = launcherFor;
  }
}
