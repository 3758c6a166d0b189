// Misconception: nothing can come out of a callback, so the batch can leave the queue at once.
// Fails: ifACallbackTakesTheLoopDownThoseBehindItAreStillWaiting
package asyncio.loop;

import java.util.List;
import java.util.function.Consumer;

final class ReadyQueue {

  void runBatch(Consumer<Handle> runner) {
    List<Handle> batch = List.copyOf(handles);
    handles.clear();
    for (Handle handle : batch) {
      if (!handle.isCancelled()) {
        runner.accept(handle);
      }
    }
  }
}
