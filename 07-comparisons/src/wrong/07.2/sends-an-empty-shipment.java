// Misconception: whatever is left at the end is a shipment, also if that is nothing.
// Fails: itIsCut, edges, resultsInOrder, nullAndNothing, optionsAreKept
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  public static <R> List<Shipment<R>> cut(List<? extends Job<R>> jobs, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, not " + size);
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
    shipments.add(new Shipment<>(next));
    return shipments;
  }
}
