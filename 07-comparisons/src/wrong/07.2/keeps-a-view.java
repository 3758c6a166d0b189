// Misconception: a list is a list, and subList makes one.
// Fails: orderStays, itIsACopy, resultsInOrder, chunks, nullAndNothing, workersAreKept, noLauncher,
//   optionsAreKept, aGoodWorkerIsKept, aFailure, killedProcessesTakeAWhile, aWorkerDies,
//   theCallerIsInterrupted, killedByAnInterrupt, aLambda, closing, closingTakesAWhile,
//   closingInAHurry, anotherProcess
package asyncio.compare;

public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  private final List<? extends Job<R>> jobs;

  public Shipment(List<? extends Job<R>> jobs) {
    this.jobs = jobs;
  }
}
