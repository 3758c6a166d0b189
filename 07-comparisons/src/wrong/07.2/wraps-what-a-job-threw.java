// Misconception: a failure of a part is told in an exception of the whole.
// Fails: aJobFails, jobsBlock, aGoodWorkerIsKept, aFailure, killedProcessesTakeAWhile
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  @Override
  public ArrayList<R> call() throws Exception {
    var results = new ArrayList<R>(jobs.size());
    for (Job<R> job : jobs) {
      try {
        results.add(job.perform(Site.blocking()));
      } catch (Exception failure) {
        throw new IllegalStateException("a job failed", failure);
      }
    }
    return results;
  }
}
