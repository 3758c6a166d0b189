// Misconception: the number counts down, as in Java's CyclicBarrier.
// Fails: allGoOnTogether, whoComesRightAfterAReset, anAbortWhileItDrains, aResetWhileItDrains,
//   aTaskIsCancelledWhenAllHaveCome, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Barrier {

  public Coroutine<Integer> waitForAll() {
    return async(
        () -> {
          try (var _ = await(changed.acquire())) {
            return parties - 1 - passThrough();
          }
        });
  }
}
