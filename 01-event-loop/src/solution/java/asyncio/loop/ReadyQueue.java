package asyncio.loop;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * The callbacks that are ready to run, first in, first out: {@code BaseEventLoop._ready}.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise("01.1")
final class ReadyQueue {

  private final ArrayDeque<Handle> handles = new ArrayDeque<>();

  /** Makes an empty queue. */
  ReadyQueue() {}

  /** Puts a handle behind all others. It is never run from in here. */
  void add(Handle handle) {
    handles.addLast(handle);
  }

  /** Whether nothing is waiting. A cancelled handle still counts until its turn has come. */
  boolean isEmpty() {
    return handles.isEmpty();
  }

  /**
   * Runs one batch: takes out the handles that were waiting when the batch began, in order, and
   * gives each that is not cancelled to the runner. What is added meanwhile stays for the next
   * batch. If the runner throws, the exception goes to the caller, and the handles after the one
   * that failed are still waiting.
   */
  void runBatch(Consumer<Handle> runner) {
    for (int left = handles.size(); left > 0; left--) {
      Handle handle = handles.removeFirst();
      if (!handle.isCancelled()) {
        runner.accept(handle);
      }
    }
  }

  /** Drops everything that waits. */
  void clear() {
    handles.clear();
  }
}
