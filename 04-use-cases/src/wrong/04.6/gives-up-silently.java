// Misconception: the handler has been told, and that is enough.
// Fails: joinTellsOfFailures, givesUpOnce, endsBeforeItTells, givesUpWhileSomeWait,
//   givesUpAtTheLastRun, joinTellsOfOtherFailures
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
          awaitEnd();
        });
  }
}
