// Misconception: the size is how many pieces there are to be.
// Fails: itIsCut, edges, itIsACopy, resultsInOrder, chunks, optionsAreKept, aFailure,
//   killedProcessesTakeAWhile, theCallerIsInterrupted
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  public static <R> List<Shipment<R>> cut(List<? extends Job<R>> jobs, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, not " + size);
    }
    var shipments = new ArrayList<Shipment<R>>();
    for (int piece = 0; piece < Math.min(size, jobs.size()); piece++) {
      int from = (int) ((long) piece * jobs.size() / size);
      int to = (int) ((piece + 1L) * jobs.size() / size);
      shipments.add(new Shipment<>(jobs.subList(from, Math.max(from + 1, to))));
    }
    return shipments;
  }
}
