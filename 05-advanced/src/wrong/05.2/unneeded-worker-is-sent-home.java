// Misconception: a worker that arrives for nothing has no reason to stay.
// Fails: arrivesForNothing, freeBeforeTheNewOneIsThere
package asyncio.process;

final class Dispatcher {

  private void arrived(Worker worker) {
    workers.put(worker, 0);
    worker.ended().addDoneCallback(_ -> serve());
    if (firstIsWanted()) {
      idle.add(worker);
    } else {
      worker.retire();
    }
  }
}
