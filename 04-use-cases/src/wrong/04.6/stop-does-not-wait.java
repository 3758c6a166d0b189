// Misconception: to stop is to say so.
// Fails: theTaskOfTheHandler, stop, stopWhileSomeWait, stopAtTheLast, severalStops,
//   theCancellationOfWhoWaits, stopFromARunOfAnother, stopFromATaskThatARunLeftBehind,
//   aCancelledJoin
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> stop() {
    return async(this::end);
  }
}
