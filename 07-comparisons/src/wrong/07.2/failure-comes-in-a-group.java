// Misconception: a task group's failure is the failure of its task.
// Fails: noLauncher, aGoodWorkerIsKept, aFailure, killedProcessesTakeAWhile, aWorkerDies, aLambda,
//   anotherProcess
package asyncio.compare;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.taskGroup;

import asyncio.task.Task;

public final class ProcessModel implements Model {

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    var trips = new ArrayList<Task<ArrayList<R>>>();
    try {
      await(
          taskGroup(
              group -> {
                for (Shipment<R> shipment : shipments) {
                  trips.add(group.createTask(async(() -> await(pool().submit(shipment)))));
                }
              }));
    } catch (Throwable first) {
      if (workers != null) {
        if (workers != null) {
          workers.awaitGone();
        }
      }
      throw first;
    }
    var results = new ArrayList<R>();
    trips.forEach(trip -> results.addAll(trip.result()));
    return results;
  }
}
