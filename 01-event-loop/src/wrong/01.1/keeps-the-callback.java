// Misconception: to set a flag is all that cancelling means.
// Fails: aCancelledHandleLetsGoOfItsCallback
package asyncio.loop;

import java.util.Objects;

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
    if (!cancelled) {
      callback.run();
    }
  }
}
