// Misconception: a CancellationException says that something was cancelled, and an
// InterruptedException nearly does.
// Fails: whatTheCallThrows
package asyncio.executor;

import java.util.concurrent.CancellationException;

public final class RunInExecutor {

  private static final class Call<T> {

    private void settle() {
      loop.outsideWorkEnded();
      if (future.isDone()) {
        return;
      }
      switch (state()) {
        case SUCCESS -> future.setResult(resultNow());
        case FAILED -> fail(exceptionNow());
        case CANCELLED -> future.cancel();
        case RUNNING -> throw new AssertionError("the call has ended");
      }
    }

    private void fail(Throwable failure) {
      if (failure instanceof CancellationException || failure instanceof InterruptedException) {
        future.cancel();
      } else {
        future.setException(failure);
      }
    }
  }
}
