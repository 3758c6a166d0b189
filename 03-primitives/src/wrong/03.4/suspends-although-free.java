// Misconception: acquire always lets the others run first.
// Fails: aFreePermitIsTakenAtOnce, twoReleasesPromiseTwoPermits, whoeverLeavesGivesToAll,
//   aSemaphoreBelongsToOneLoop, aNewcomerWaitsEvenIfThereAreEnough, cancelledWaitersDoNotCount,
//   itSaysWhatItIs
package asyncio.sync;

import asyncio.task.Coroutine;

public sealed class Semaphore permits BoundedSemaphore {

  private Held take() {
    Coroutine.suspend(null);
    if (isLocked()) {
      awaitPermit();
    } else {
      value--;
    }
    return held;
  }
}
