// Misconception: what ends while it is idle is noticed when it is used.
// Fails: endsWhileIdle
package asyncio.process;

final class Dispatcher {

  private void arrived(Worker worker) {
    workers.put(worker, 0);
    idle.push(worker);
    worker
        .ended()
        .addDoneCallback(
            _ -> {
              workers.remove(worker);
              serve();
            });
  }
}
