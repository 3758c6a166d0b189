// Misconception: the worker that came last is the one to work next.
// Fails: arrivesForNothing
package asyncio.process;

final class Dispatcher {

  private void arrived(Worker worker) {
    workers.put(worker, 0);
    idle.push(worker);
    worker.ended().addDoneCallback(_ -> serve());
  }
}
