// Misconception: what can be done is done, and the failure told at the end.
// Fails: aJobFails
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  @Override
  public ArrayList<R> call() throws Exception {
    var results = new ArrayList<R>(jobs.size());
    Exception first = null;
    for (Job<R> job : jobs) {
      try {
        results.add(job.perform(Site.blocking()));
      } catch (Exception failure) {
        first = first == null ? failure : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return results;
  }
}
