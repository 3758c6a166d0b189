package asyncio.subprocess;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Threads that take turns with the loop: each is a coroutine, so that a call which blocks suspends
 * it, and nothing happens by chance. They are no tasks.
 */
final class SimulatedThreads implements Executor {

  private final EventLoop loop;
  private final List<String> onTheLoop = new ArrayList<>();
  private boolean inside;
  private int blocked;

  SimulatedThreads(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public void execute(Runnable call) {
    var thread =
        new Coroutine<Void>(
            () -> {
              call.run();
              return null;
            });
    loop.callSoon(() -> step(thread));
  }

  private void step(Coroutine<Void> thread) {
    inside = true;
    try {
      if (thread.resume() instanceof Future<?> waitsFor) {
        waitsFor.addDoneCallback(_ -> step(thread));
      }
    } finally {
      inside = false;
    }
  }

  /** Blocks the calling thread until a future is done. */
  void block(Future<?> future) {
    blocked++;
    Coroutine.suspend(future);
    blocked--;
  }

  /** A call that may block has to be made on one of these threads. */
  void mayBlock(String what) {
    if (!inside) {
      onTheLoop.add(what);
      throw new IllegalStateException(what + " would block the loop's thread");
    }
  }

  /** The same of a call that blocks seldom: on the loop's thread it is written down, and made. */
  void mayBlockSeldom(String what) {
    if (!inside) {
      onTheLoop.add(what);
    }
  }

  /** The calls that were made on the loop's thread, and might have blocked it. */
  List<String> onTheLoop() {
    return Collections.unmodifiableList(onTheLoop);
  }

  /** How many threads are blocked now. */
  int blocked() {
    return blocked;
  }
}
