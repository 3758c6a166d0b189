// Misconception: a worker is there until its callback says that it is not.
// Fails: endsThisMoment
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
    Integer jobs = workers.get(worker);
    if (jobs == null) {
      return;
    }
    if (jobs < options.jobsPerWorker()) {
      idle.push(worker);
    } else {
      worker.retire();
    }
  }
}
