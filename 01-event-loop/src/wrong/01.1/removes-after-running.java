// Misconception: a handle may stand in the queue until it has run.
// Fails: ifACallbackTakesTheLoopDownThoseBehindItAreStillWaiting
package asyncio.loop;

import java.util.function.Consumer;

final class ReadyQueue {

  void runBatch(Consumer<Handle> runner) {
    for (int left = handles.size(); left > 0; left--) {
      if (!handles.getFirst().isCancelled()) {
        runner.accept(handles.getFirst());
      }
      handles.removeFirst();
    }
  }
}
