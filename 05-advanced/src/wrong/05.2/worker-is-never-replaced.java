// Misconception: a worker that works is good for ever.
// Fails: replacedAfterSomeJobs
package asyncio.process;

final class Dispatcher {

  private void free(Worker worker) {
    if (workers.containsKey(worker)) {
      idle.push(worker);
    }
  }
}
