// Misconception: whoever is through with its work is idle.
// Fails: endsThisMoment, endsRightAfterItsWork
package asyncio.process;

final class Dispatcher {

  private void forgetEnded() {}

  private void arrived(Worker worker) {
    workers.put(worker, 0);
    idle.add(worker);
    worker
        .ended()
        .addDoneCallback(
            _ -> {
              workers.remove(worker);
              idle.remove(worker);
              serve();
            });
  }

  private void free(Worker worker) {
    if (workers.getOrDefault(worker, 0) < options.jobsPerWorker()) {
      idle.push(worker);
    } else {
      worker.retire();
    }
  }
}
