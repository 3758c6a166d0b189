// Misconception: results are made a list by List.copyOf.
// Fails: nullIsAResult, nullAndNothing
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  @Override
  public ArrayList<R> call() throws Exception {
    var results = new ArrayList<R>(jobs.size());
    for (Job<R> job : jobs) {
      results.add(job.perform(Site.blocking()));
    }
    return new ArrayList<>(List.copyOf(results));
  }
}
