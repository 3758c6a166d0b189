// Misconception: runForever refuses soon enough.
// Fails: aRunUntilCompleteInsideARunningLoopMakesNoTask
package asyncio.task;

import asyncio.loop.EventLoop;
import java.util.function.Consumer;

public final class Runner implements AutoCloseable {

  public static <T> T runUntilComplete(EventLoop loop, Awaitable<T> awaitable) {
    Future<T> future = Tasks.ensureFuture(loop, awaitable);
    requireNoLoopOnThisThread();
    Consumer<Future<T>> stop = Runner::stopLoop;
    future.addDoneCallback(stop);
    try {
      loop.runForever();
    } finally {
      future.removeDoneCallback(stop);
      markRetrieved(future);
    }
    if (!future.isDone()) {
      throw new IllegalStateException("event loop stopped before the future was done");
    }
    return future.result();
  }
}
