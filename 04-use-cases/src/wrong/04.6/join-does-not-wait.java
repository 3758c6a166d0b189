// Misconception: who joins asks how it ended.
// Fails: noDriftInALongSeries, jitterOfASeries, fixedDelay, soManyRuns, soManyRunsThatWait,
//   cancelledFromWithin, joinTellsOfFailures, givesUpOnce, endsBeforeItTells, givesUpWhileSomeWait,
//   givesUpAtTheLastRun, runsCancelledAtEveryMoment, theCancellationOfWhoWaits, stopFromARun,
//   stopFromTwoRuns, stopFromARunOfAnother, stopFromATaskOfARun, closeFromARun, joinFromARun,
//   joinFromATaskOfARun, joinTellsOfOtherFailures, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> join() {
    return async(
        () -> {
          if (isCalledByARun()) {
            throw new IllegalStateException("a run cannot wait for the end of its own series");
          }
          if (gaveUp.isPresent()) {
            throw gaveUp.get();
          }
          if (timekeeper.isDone() && !timekeeper.isCancelled()) {
            timekeeper.result();
          }
        });
  }
}
