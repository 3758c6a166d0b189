// Misconception: a list can be divided by the size.
// Fails: itIsCut, edges, orderStays, chunks, anotherProcess
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  public static <R> List<Shipment<R>> cut(List<? extends Job<R>> jobs, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, not " + size);
    }
    var shipments = new ArrayList<Shipment<R>>();
    if (size > jobs.size() && !jobs.isEmpty()) {
      return List.of(new Shipment<>(jobs));
    }
    for (int piece = 0; piece < jobs.size() / size; piece++) {
      shipments.add(new Shipment<>(jobs.subList(piece * size, (piece + 1) * size)));
    }
    return shipments;
  }
}
