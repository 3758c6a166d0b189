// Misconception: a worker that is through is free.
// Fails: replacedWhenItHasEnded, dismissedAndLaunching, underLoad
// By luck: aProcessEnds
package asyncio.process;

final class Dispatcher {

  private void begin(Work work, Worker worker) {
    atWork++;
    workers.merge(worker, 1, Integer::sum);
    work.performOn(worker)
        .addDoneCallback(
            _ -> {
              atWork--;
              free(worker);
              serve();
            });
  }
}
