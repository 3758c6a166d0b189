// Alternative: keeps the callbacks in a queue from the start.
package asyncio.task;

import java.util.ArrayDeque;
import java.util.Queue;

public class Future<T> {

  private final Queue<DoneCallback<T>> waiting = new ArrayDeque<>();

  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    waiting.add(new DoneCallback<>(this, callback));
    if (isDone()) {
      handOver();
    }
  }

  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    int before = waiting.size();
    waiting.removeIf(done -> done.calls(callback));
    return before - waiting.size();
  }

  private void become(State done) {
    state = done;
    handOver();
  }

  private void handOver() {
    while (!waiting.isEmpty()) {
      loop.callSoon(waiting.remove());
    }
  }
}
