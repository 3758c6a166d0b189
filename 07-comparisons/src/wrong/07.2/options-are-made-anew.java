// Misconception: of the options, the number of workers is what matters.
// Fails: optionsAreKept
package asyncio.compare;

public final class ProcessModel implements Model {

  public ProcessModel(
      PoolOptions options, int jobsPerTrip, Function<Allowed, WorkerLauncher> launcherFor) {
    this.options = PoolOptions.allowing("asyncio.compare").withMostWorkers(options.mostWorkers());
    this.jobsPerTrip = jobsPerTrip;
    this.launcherFor = launcherFor;
  }
}
