// Alternative: the loop follows by a callback that knows the loop's future, and cancels by an
// override of cancel.
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  private Future<T> followed;

  void follow(Future<T> future) {
    boolean cancelledBefore;
    synchronized (this) {
      followed = future;
      cancelledBefore = isCancelled();
    }
    if (cancelledBefore) {
      cancelOnItsLoop(future);
    }
    future.addDoneCallback(this::copy);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    Future<T> reached;
    synchronized (this) {
      reached = followed;
    }
    if (cancelled && reached != null) {
      cancelOnItsLoop(reached);
    }
    return isCancelled();
  }
}
