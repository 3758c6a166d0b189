// Misconception: the work has ended where it was done.
// Fails: outsideWorkEndsOnce
package asyncio.executor;

public final class RunInExecutor {

  private static final class Call<T> {

    @Override
    protected void done() {
      loop.outsideWorkEnded();
      try {
        loop.callSoonThreadsafe(this::settle);
      } catch (IllegalStateException closed) {
        // Nobody is left who could want the result.
      }
    }

    private void settle() {
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
