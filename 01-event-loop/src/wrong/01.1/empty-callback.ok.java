// Alternative: a cancelled handle holds a callback that does nothing; a LinkedList as the queue.
package asyncio.loop;

import java.util.LinkedList;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;

public class Handle {

  private static final Runnable NOTHING = () -> {};

  private Runnable callback;

  Handle(Runnable callback) {
    this.callback = Objects.requireNonNull(callback, "callback");
  }

  public void cancel() {
    callback = NOTHING;
  }

  public boolean isCancelled() {
    return callback == NOTHING;
  }

  void run() {
    callback.run();
  }
}

final class ReadyQueue {

  private final Queue<Handle> handles = new LinkedList<>();

  void add(Handle handle) {
    handles.add(handle);
  }

  void runBatch(Consumer<Handle> runner) {
    int size = handles.size();
    for (int i = 0; i < size; i++) {
      Handle handle = handles.remove();
      if (!handle.isCancelled()) {
        runner.accept(handle);
      }
    }
  }
}
