package asyncio.loop;

import static loopcraft.grader.Todo.todo;

import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * The callbacks that are ready to run, first in, first out: {@code BaseEventLoop._ready}.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise("01.1")
final class ReadyQueue {

  /** Makes an empty queue. */
  ReadyQueue() {}

  /** Puts a handle behind all others. It is never run from in here. */
  void add(Handle handle) {
    throw todo("01.1");
  }

  /** Whether nothing is waiting. A cancelled handle still counts until its turn has come. */
  boolean isEmpty() {
    throw todo("01.1");
  }

  /**
   * Runs one batch: takes out the handles that were waiting when the batch began, in order, and
   * gives each that is not cancelled to the runner. What is added meanwhile stays for the next
   * batch. If the runner throws, the exception goes to the caller, and the handles after the one
   * that failed are still waiting.
   */
  void runBatch(Consumer<Handle> runner) {
    throw todo("01.1");
  }

  /** Drops everything that waits. */
  void clear() {
    throw todo("01.1");
  }
}
