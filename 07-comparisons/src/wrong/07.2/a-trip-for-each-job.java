// Misconception: jobs are sent one by one.
// Fails: chunks
package asyncio.compare;

public final class ProcessModel implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    List<Shipment<R>> shipments = Shipment.cut(jobs, 1);
    return loop.call(() -> sendAll(shipments));
  }
}
