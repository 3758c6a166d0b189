// Misconception: a pause is a pause, whoever makes it.
// Fails: jobsBlock
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  @Override
  public ArrayList<R> call() throws Exception {
    var results = new ArrayList<R>(jobs.size());
    for (Job<R> job : jobs) {
      results.add(job.perform(Site.suspending()));
    }
    return results;
  }
}
