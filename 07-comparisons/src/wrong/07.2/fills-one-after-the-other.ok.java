// Alternative: jobs are put into a shipment until it is full.
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  public static <R> List<Shipment<R>> cut(List<? extends Job<R>> jobs, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("at least one job is to be in a shipment");
    }
    var shipments = new ArrayList<Shipment<R>>();
    var next = new ArrayList<Job<R>>();
    for (Job<R> job : jobs) {
      next.add(job);
      if (next.size() == size) {
        shipments.add(new Shipment<>(next));
        next.clear();
      }
    }
    if (!next.isEmpty()) {
      shipments.add(new Shipment<>(next));
    }
    return shipments;
  }
}
