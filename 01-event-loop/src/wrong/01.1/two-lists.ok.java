// Alternative: two lists that change places, one that runs and one that fills; a flag in the
// handle.
// Replaces: the whole class
package asyncio.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

final class ReadyQueue {

  private List<Handle> filling = new ArrayList<>();
  private List<Handle> running = new ArrayList<>();

  ReadyQueue() {}

  void add(Handle handle) {
    filling.add(handle);
  }

  boolean isEmpty() {
    return filling.isEmpty();
  }

  void runBatch(Consumer<Handle> runner) {
    List<Handle> batch = filling;
    filling = running;
    running = batch;
    int done = 0;
    try {
      while (done < batch.size()) {
        Handle handle = batch.get(done++);
        if (!handle.isCancelled()) {
          runner.accept(handle);
        }
      }
    } finally {
      filling.addAll(0, batch.subList(done, batch.size()));
      batch.clear();
    }
  }

  void clear() {
    filling.clear();
  }
}

public class Handle {

  private Runnable callback;
  private boolean cancelled;

  Handle(Runnable callback) {
    this.callback = Objects.requireNonNull(callback, "callback");
  }

  public void cancel() {
    cancelled = true;
    callback = null;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  void run() {
    if (!cancelled) {
      callback.run();
    }
  }

  @Override
  public String toString() {
    return cancelled ? "Handle[cancelled]" : "Handle[" + callback + "]";
  }
}
