// Misconception: who cancels finds a task to cancel.
// Fails: cancelledEarly
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  private Future<T> followed;

  void follow(Future<T> future) {
    followed = future;
    future.addDoneCallback(this::copy);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled && followed != null) {
      cancelOnItsLoop(followed);
    }
    return cancelled;
  }
}
