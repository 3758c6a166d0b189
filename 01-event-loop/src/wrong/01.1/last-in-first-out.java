// Misconception: push and pop make a queue.
// Fails: callbacksRunInTheOrderInWhichTheyWereScheduled,
//   whatACallbackSchedulesWaitsForTheNextIteration, aCallbackCanCancelOneBehindItInTheSameBatch,
//   whatStandsBehindACancelledCallbackRunsInTheSameIteration,
//   cancellingTwiceOrOnceTheCallbackHasBegunDoesNoHarm,
//   ifACallbackTakesTheLoopDownThoseBehindItAreStillWaiting, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.util.function.Consumer;

final class ReadyQueue {

  void add(Handle handle) {
    handles.push(handle);
  }

  void runBatch(Consumer<Handle> runner) {
    for (int left = handles.size(); left > 0; left--) {
      Handle handle = handles.pop();
      if (!handle.isCancelled()) {
        runner.accept(handle);
      }
    }
  }
}
