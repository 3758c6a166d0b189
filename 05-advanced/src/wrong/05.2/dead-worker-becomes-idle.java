// Misconception: whoever is through with its work is idle.
// Fails: endsRightAfterItsWork
package asyncio.process;

final class Dispatcher {

  private void free(Worker worker) {
    if (workers.getOrDefault(worker, 0) < options.jobsPerWorker()) {
      idle.push(worker);
    } else {
      worker.retire();
    }
  }
}
