package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.task.Future;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What is to be ended with a future, even if that is never done. A future is no task: whoever ends
 * a loop cancels the tasks that are left, and knows nothing of futures.
 */
final class UntilDone implements LoopExtension {

  private final SequencedMap<Future<?>, Runnable> endings = new LinkedHashMap<>();

  private UntilDone() {}

  /**
   * Has an action run once: when a future is done, on the loop, as a done callback; or when the
   * loop is closed, if it is not done before. If the loop is closed already, it runs now.
   */
  static void end(Future<?> future, Runnable action) {
    EventLoop loop = future.loop();
    if (loop.isClosed()) {
      action.run();
      return;
    }
    UntilDone open = loop.extension(UntilDone.class, _ -> new UntilDone());
    open.endings.put(future, action);
    future.addDoneCallback(
        done -> {
          if (open.endings.remove(done) != null) {
            action.run();
          }
        });
  }

  /** What began last ends first, as it may have replaced what began before. */
  @Override
  public void close() {
    while (!endings.isEmpty()) {
      endings.pollLastEntry().getValue().run();
    }
  }
}
