// Misconception: to stop is to stop at once.
// Fails: theTaskOfTheHandler, stop, stopWhileSomeWait, stopAtTheLast, severalStops, closeAfterStop,
//   theCancellationOfWhoWaits, aCancelledStop, stopFromARun, stopFromTwoRuns,
//   stopFromARunOfAnother, stopFromATaskOfARun, stopFromATaskThatARunLeftBehind, aCancelledJoin
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> stop() {
    return async(
        () -> {
          end();
          underWay.forEach(Task::cancel);
          if (!isCalledByARun()) {
            awaitEnd();
          }
        });
  }
}
