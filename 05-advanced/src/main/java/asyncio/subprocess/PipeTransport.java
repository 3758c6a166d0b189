package asyncio.subprocess;

import asyncio.executor.RunInExecutor;
import asyncio.executor.WhenCancelled;
import asyncio.loop.EventLoop;
import asyncio.stream.Transport;
import asyncio.stream.WriteBufferLimits;
import asyncio.task.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * What both ends of a pipe share: a way to make calls that block; and all that a pipe cannot do.
 */
abstract class PipeTransport implements Transport {

  final EventLoop loop;
  private final Executor threads;

  /**
   * Makes one.
   *
   * @param threads where calls that block are made
   */
  PipeTransport(EventLoop loop, Executor threads) {
    this.loop = loop;
    this.threads = threads;
  }

  /**
   * Makes a call that may block on a thread, and says on the loop's thread how it ended, never at
   * once.
   *
   * @param then gets what the call returned, and null; or null, and what it threw. If there is no
   *     thread for it, that is an {@link IOException}, too
   */
  final <T> void onThread(Callable<? extends T> call, BiConsumer<? super T, Exception> then) {
    Future<T> future;
    try {
      future = RunInExecutor.on(loop, threads, WhenCancelled.RUNS_ON, call);
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      var failure = new IOException("there is no thread for a pipe", noThread);
      loop.callSoon(() -> then.accept(null, failure));
      return;
    }
    future.addDoneCallback(done -> tell(done, then));
  }

  private static <T> void tell(Future<T> done, BiConsumer<? super T, Exception> then) {
    if (done.isCancelled()) {
      then.accept(null, new IOException("the thread's call was called off"));
      return;
    }
    switch (done.exception()) {
      case null -> then.accept(done.result(), null);
      case Exception failure -> then.accept(null, failure);
      case Throwable failure -> then.accept(null, new IOException(failure));
    }
  }

  @Override
  public void write(ByteBuffer bytes) {
    throw new UnsupportedOperationException("this is the end that reads");
  }

  @Override
  public void writeEof() {
    throw new UnsupportedOperationException("this is the end that reads");
  }

  @Override
  public void setWriteBufferLimits(WriteBufferLimits limits) {
    throw new UnsupportedOperationException("this is the end that reads");
  }

  @Override
  public int writeBufferSize() {
    return 0;
  }

  @Override
  public void pauseReading() {
    throw new UnsupportedOperationException("this is the end that writes");
  }

  @Override
  public void resumeReading() {
    throw new UnsupportedOperationException("this is the end that writes");
  }

  /** A pipe has no addresses. */
  @Override
  public Optional<SocketAddress> localAddress() {
    return Optional.empty();
  }

  @Override
  public Optional<SocketAddress> remoteAddress() {
    return Optional.empty();
  }
}
