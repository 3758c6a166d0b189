// Misconception: a cancelled handle ends the batch.
// Fails: aCallbackCanCancelOneBehindItInTheSameBatch,
//   whatStandsBehindACancelledCallbackRunsInTheSameIteration,
//   cancellingTwiceOrOnceTheCallbackHasBegunDoesNoHarm, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.util.function.Consumer;

final class ReadyQueue {

  void runBatch(Consumer<Handle> runner) {
    for (int left = handles.size(); left > 0; left--) {
      Handle handle = handles.removeFirst();
      if (handle.isCancelled()) {
        return;
      }
      runner.accept(handle);
    }
  }
}
