// Misconception: gather cancels the others when one fails.
// Fails: aFailure, killedProcessesTakeAWhile, killedByAnInterrupt, closing, closingTakesAWhile,
//   closingInAHurry
package asyncio.compare;

public final class ProcessModel implements Model {

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    var trips = new ArrayList<Future<ArrayList<R>>>();
    for (Shipment<R> shipment : shipments) {
      trips.add(pool().submit(shipment));
    }
    var results = new ArrayList<R>();
    await(gather(trips)).forEach(results::addAll);
    return results;
  }

  @Override
  public void close() {
    Thread.currentThread().interrupt();
    try {
      loop.call(this::closePool);
    } catch (Exception hurry) {
      Thread.interrupted();
    } finally {
      loop.close();
    }
  }
}
