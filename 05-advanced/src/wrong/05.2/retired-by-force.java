// Misconception: an end is an end, so one method is enough.
// Fails: replacedAfterSomeJobs
package asyncio.process;

final class Dispatcher {

  private void free(Worker worker) {
    if (worker.ended().isDone()) {
      return;
    }
    if (workers.get(worker) < options.jobsPerWorker()) {
      idle.push(worker);
    } else {
      worker.kill();
    }
  }
}
