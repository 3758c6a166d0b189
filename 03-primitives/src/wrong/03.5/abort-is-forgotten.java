// Misconception: an abort sends the waiters away, like a reset.
// Fails: anAbortBreaks, anAbortWhileItDrains, itSaysWhatItIs, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Barrier {

  public Coroutine<Void> abort() {
    return reset();
  }
}
