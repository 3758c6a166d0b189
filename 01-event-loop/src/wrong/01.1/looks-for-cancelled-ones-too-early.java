// Misconception: which callbacks of a batch are cancelled is settled when the batch begins.
// Fails: aCallbackCanCancelOneBehindItInTheSameBatch, aCancelledHandleLetsGoOfItsCallback,
//   aCancelledHandleThatIsRunAllTheSameDoesNothing, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

public class Handle {

  private final Runnable callback;
  private boolean cancelled;

  Handle(Runnable callback) {
    this.callback = Objects.requireNonNull(callback, "callback");
  }

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  void run() {
    callback.run();
  }
}

final class ReadyQueue {

  void runBatch(Consumer<Handle> runner) {
    handles.removeIf(Handle::isCancelled);
    List<Handle> batch = List.copyOf(handles);
    for (Handle handle : batch) {
      handles.remove(handle);
      runner.accept(handle);
    }
  }
}
