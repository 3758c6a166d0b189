package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Exercise;

/** A call that blocks, made on another thread, as a future of a loop. */
@Exercise(value = "05.1", part = 1)
public final class RunInExecutor {

  private RunInExecutor() {}

  /**
   * Hands a call to an executor, before this method returns: {@code loop.run_in_executor}. The
   * future is done some iterations later, never at once, even if the executor makes the call here
   * and now. It ends as the call does, with its result, or with what it threw, itself and not
   * wrapped.
   *
   * <p><b>The future is cancelled.</b> From the next iteration on, a call that has not begun will
   * not begin. For one that runs it is as {@code whenCancelled} says, and what comes of it is
   * dropped, a failure too. An interrupt strikes this call and no other: it never comes after its
   * end, and is not left over in the thread for the executor's next call, not even if it came when
   * the thread had taken the call and not begun it. Interrupts that are not for this call stay as
   * they are, but for one that comes while this call is interrupted: nobody can tell the two apart.
   *
   * <p><b>The call is cancelled.</b> What the executor gets is a {@link RunnableFuture}. Somebody
   * who cancels it, such as one of those that {@link
   * java.util.concurrent.ExecutorService#shutdownNow} gives back, has the future cancelled. If he
   * asks for an interrupt by that, the same holds for it as said above, whatever {@code
   * whenCancelled} is.
   *
   * <p><b>The loop is closed meanwhile.</b> The call goes on, nobody is told of its end, and its
   * thread takes no harm.
   *
   * <p>The call is {@linkplain EventLoop#outsideWorkBegan outside work} of the loop until its end
   * has come in or it was cancelled; one that the executor does not take is none.
   *
   * @param executor may make the call on any thread
   * @throws RejectedExecutionException if the executor does not take it; whatever {@code execute}
   *     throws comes out of here as it is
   * @throws IllegalStateException if the loop is closed: {@code event loop is closed}; the executor
   *     does not see the call then
   */
  public static <T> Future<T> on(
      EventLoop loop, Executor executor, WhenCancelled whenCancelled, Callable<? extends T> work) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    var call = new Call<T>(loop, whenCancelled, work);
    loop.outsideWorkBegan();
    try {
      executor.execute(call);
    } catch (Throwable refused) {
      call.cancel(false);
      throw refused;
    }
    call.future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            call.cancel(call.interrupts);
          }
        });
    return call.future;
  }

  private static final class Call<T> extends FutureTask<T> {

    private final EventLoop loop;
    private final boolean interrupts;
    private final Future<T> future;
    private final AtomicBoolean begun;
    private volatile boolean wasToBeInterrupted;

    Call(EventLoop loop, WhenCancelled whenCancelled, Callable<? extends T> work) {
      var begun = new AtomicBoolean();
      super(
          () -> {
            begun.set(true);
            return work.call();
          });
      this.begun = begun;
      this.loop = loop;
      interrupts = whenCancelled == WhenCancelled.INTERRUPTED;
      future = new Future<>(loop);
    }

    @Override
    public void run() {
      boolean interruptedBefore = Thread.currentThread().isInterrupted();
      super.run();
      boolean mayHaveBeenInterrupted = begun.get() || !interruptedBefore;
      if (isCancelled() && wasToBeInterrupted && mayHaveBeenInterrupted) {
        // The interrupt was for this call; if it did not look, the next one must not.
        Thread.interrupted();
      }
    }

    @Override
    public synchronized boolean cancel(boolean mayInterruptIfRunning) {
      wasToBeInterrupted |= mayInterruptIfRunning && !isDone();
      return super.cancel(mayInterruptIfRunning);
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
      switch (state()) {
        case SUCCESS -> future.setResult(resultNow());
        case FAILED -> future.setException(exceptionNow());
        case CANCELLED -> future.cancel();
        case RUNNING -> throw new AssertionError("the call has ended");
      }
    }
  }
}
