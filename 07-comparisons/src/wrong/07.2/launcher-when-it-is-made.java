// Misconception: a pool without workers costs nothing, so it can be made at once.
// Fails: nothingIsMadeEarly, noLauncher
package asyncio.compare;

public final class ProcessModel implements Model {

  public ProcessModel(
      PoolOptions options, int jobsPerTrip, Function<Allowed, WorkerLauncher> launcherFor) {
    this.options =
        new PoolOptions(
            options.mostWorkers(),
            options.jobsPerWorker(),
            options.allowed().and("asyncio.compare"));
    this.jobsPerTrip = jobsPerTrip;
    this.launcherFor = launcherFor;
    try {
      loop.call(this::pool);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
