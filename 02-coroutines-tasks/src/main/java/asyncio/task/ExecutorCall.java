package asyncio.task;

import asyncio.loop.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * A call that blocks, made on another thread, as a future of the loop: what {@code
 * loop.run_in_executor} is made of.
 */
public final class ExecutorCall<T> extends FutureTask<T> {

  private final EventLoop loop;
  private final Future<T> future;

  private ExecutorCall(EventLoop loop, Callable<? extends T> work) {
    super(work::call);
    this.loop = loop;
    future = new Future<>(loop);
  }

  /**
   * Hands a call to an executor. If the future is cancelled, the call is not begun any more; one
   * that has begun goes on, and what comes of it is dropped.
   *
   * @return a future of the running loop, which ends as the call does
   * @throws RejectedExecutionException if the executor does not take it
   * @throws IllegalStateException if no loop is running
   */
  public static <T> Future<T> on(Executor executor, Callable<? extends T> work) {
    var call = new ExecutorCall<T>(EventLoop.running(), work);
    call.loop.outsideWorkBegan();
    try {
      executor.execute(call);
    } catch (Throwable refused) {
      call.loop.outsideWorkEnded();
      throw refused;
    }
    call.future.addDoneCallback(_ -> call.cancel(false));
    return call.future;
  }

  /** On whichever thread ended it. */
  @Override
  protected void done() {
    try {
      loop.callSoonThreadsafe(this::settle);
    } catch (IllegalStateException closed) {
      // Nobody is left who could want the result.
    }
  }

  private void settle() {
    loop.outsideWorkEnded();
    if (future.isDone()) {
      return;
    }
    try {
      future.setResult(get());
    } catch (ExecutionException failed) {
      future.setException(failed.getCause());
    } catch (InterruptedException impossible) {
      throw new AssertionError("the call has ended", impossible);
    }
  }
}
