// Alternative: a RunnableFuture of its own, whose state is guarded by a lock.
// Replaces: the whole class
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopcraft.grader.Exercise;

@Exercise(value = "05.1", part = 1)
public final class RunInExecutor {

  private RunInExecutor() {}

  public static <T> Future<T> on(
      EventLoop loop, Executor executor, WhenCancelled whenCancelled, Callable<? extends T> work) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    var call = new Call<T>(loop, work);
    loop.outsideWorkBegan();
    try {
      executor.execute(call);
    } catch (Throwable refused) {
      call.endOutsideWork();
      call.future.cancel();
      throw refused;
    }
    call.future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            call.endOutsideWork();
            call.cancel(whenCancelled == WhenCancelled.INTERRUPTED);
          }
        });
    return call.future;
  }

  private static final class Call<T> implements RunnableFuture<T> {

    private final EventLoop loop;
    private final Callable<? extends T> work;
    private final Future<T> future;
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private boolean hasEndedOutsideWork;
    private boolean taken;
    private boolean interrupted;
    private Thread runner;
    private Throwable thrown;

    Call(EventLoop loop, Callable<? extends T> work) {
      this.loop = loop;
      this.work = work;
      future = new Future<>(loop);
    }

    @Override
    public void run() {
      synchronized (this) {
        if (taken || end.isDone()) {
          return;
        }
        taken = true;
        runner = Thread.currentThread();
      }
      T result = null;
      Throwable failure = null;
      try {
        result = work.call();
      } catch (Throwable thrown) {
        failure = thrown;
      }
      boolean first;
      synchronized (this) {
        runner = null;
        if (interrupted) {
          Thread.interrupted();
        }
        thrown = failure;
        first = failure == null ? end.complete(result) : end.completeExceptionally(failure);
      }
      if (first) {
        tellTheLoop();
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      synchronized (this) {
        if (end.isDone()) {
          return false;
        }
        end.cancel(false);
        if (mayInterruptIfRunning && runner != null) {
          interrupted = true;
          runner.interrupt();
        }
      }
      tellTheLoop();
      return true;
    }

    private void tellTheLoop() {
      try {
        loop.callSoonThreadsafe(this::settle);
      } catch (IllegalStateException closed) {
        // Nobody is left who could want the result.
      }
    }

    void endOutsideWork() {
      if (!hasEndedOutsideWork) {
        hasEndedOutsideWork = true;
        loop.outsideWorkEnded();
      }
    }

    private void settle() {
      endOutsideWork();
      if (future.isDone()) {
        return;
      }
      end.whenComplete(
          (result, failure) -> {
            if (failure == null) {
              future.setResult(result);
            } else if (failure instanceof CancellationException && failure != thrown) {
              future.cancel();
            } else {
              future.setException(failure);
            }
          });
    }

    @Override
    public boolean isCancelled() {
      return end.isCancelled();
    }

    @Override
    public boolean isDone() {
      return end.isDone();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
      return end.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException {
      return end.get(timeout, unit);
    }
  }
}
