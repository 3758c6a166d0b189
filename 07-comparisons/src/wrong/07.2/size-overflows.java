// Misconception: an index and a size can be added.
// Fails: edges
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  public static <R> List<Shipment<R>> cut(List<? extends Job<R>> jobs, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, not " + size);
    }
    var shipments = new ArrayList<Shipment<R>>();
    int number = (jobs.size() + size - 1) / size;
    for (int piece = 0; piece < number; piece++) {
      int from = piece * size;
      int to = Math.min(jobs.size(), from + size);
      shipments.add(new Shipment<>(jobs.subList(from, to)));
    }
    return shipments;
  }
}
