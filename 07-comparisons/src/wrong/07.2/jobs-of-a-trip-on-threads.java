// Misconception: a worker may do the jobs of a trip on several threads.
// Fails: oneThread
// By luck: aJobFails, anotherProcess
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  @Override
  public ArrayList<R> call() throws Exception {
    try (Model threads = new ThreadPerJob()) {
      return new ArrayList<>(threads.runAll(jobs));
    }
  }
}
