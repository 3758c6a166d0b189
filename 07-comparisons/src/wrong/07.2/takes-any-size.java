// Misconception: a size that makes no sense means one for all.
// Fails: sizesAreChecked
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  public static <R> List<Shipment<R>> cut(List<? extends Job<R>> jobs, int size) {
    if (size < 1) {
      return List.of(new Shipment<>(jobs));
    }
    var shipments = new ArrayList<Shipment<R>>();
    for (int from = 0; from < jobs.size(); from += size) {
      int to = (int) Math.min((long) from + size, jobs.size());
      shipments.add(new Shipment<>(jobs.subList(from, to)));
    }
    return shipments;
  }
}
