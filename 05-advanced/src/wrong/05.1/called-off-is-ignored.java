// Misconception: only the loop cancels.
// Fails: theExecutorGivesCallsBack, aPoolGivesCallsBack
package asyncio.executor;

public final class RunInExecutor {

  private static final class Call<T> {

    private void settle() {
      loop.outsideWorkEnded();
      if (future.isDone()) {
        return;
      }
      switch (state()) {
        case SUCCESS -> future.setResult(resultNow());
        case FAILED -> future.setException(exceptionNow());
        case CANCELLED -> {}
        case RUNNING -> throw new AssertionError("the call has ended");
      }
    }
  }
}
