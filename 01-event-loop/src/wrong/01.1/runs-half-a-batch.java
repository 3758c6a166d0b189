// Misconception: handles.size() stays the same while handles are taken out.
// Fails: callbacksRunInTheOrderInWhichTheyWereScheduled,
//   aCallbackCanCancelOneBehindItInTheSameBatch,
//   whatStandsBehindACancelledCallbackRunsInTheSameIteration,
//   cancellingTwiceOrOnceTheCallbackHasBegunDoesNoHarm, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.util.function.Consumer;

final class ReadyQueue {

  void runBatch(Consumer<Handle> runner) {
    for (int i = 0; i < handles.size(); i++) {
      Handle handle = handles.removeFirst();
      if (!handle.isCancelled()) {
        runner.accept(handle);
      }
    }
  }
}
