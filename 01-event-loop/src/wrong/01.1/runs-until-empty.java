// Misconception: a batch is over when the queue is empty.
// Fails: whatACallbackSchedulesWaitsForTheNextIteration, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.util.function.Consumer;

final class ReadyQueue {

  void runBatch(Consumer<Handle> runner) {
    while (!handles.isEmpty()) {
      Handle handle = handles.removeFirst();
      if (!handle.isCancelled()) {
        runner.accept(handle);
      }
    }
  }
}
