// Misconception: a failure must never get lost.
// Fails: aLateEndIsDropped
package asyncio.executor;

import asyncio.loop.ExceptionContext;

public final class RunInExecutor {

  private static final class Call<T> {

    private void settle() {
      loop.outsideWorkEnded();
      if (future.isDone()) {
        if (state() == State.FAILED) {
          loop.callExceptionHandler(new ExceptionContext("late", exceptionNow(), future));
        }
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
