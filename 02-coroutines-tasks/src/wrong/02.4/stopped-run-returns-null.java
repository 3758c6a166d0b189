// Misconception: when the loop has ended, the future is done.
// Fails: aRunWhoseLoopIsStoppedSaysSo, aFutureOfARunThatWasStoppedDoesNotEndTheNextRun,
//   aSecondInterruptEndsTheRunAtOnce, stoppedAfterAnInterrupt
package asyncio.task;

import asyncio.loop.EventLoop;
import java.util.function.Consumer;

public final class Runner implements AutoCloseable {

  public static <T> T runUntilComplete(EventLoop loop, Awaitable<T> awaitable) {
    requireNoLoopOnThisThread();
    Future<T> future = Tasks.ensureFuture(loop, awaitable);
    Consumer<Future<T>> stop = Runner::stopLoop;
    future.addDoneCallback(stop);
    try {
      loop.runForever();
    } finally {
      future.removeDoneCallback(stop);
      markRetrieved(future);
    }
    return future.isDone() ? future.result() : null;
  }
}
