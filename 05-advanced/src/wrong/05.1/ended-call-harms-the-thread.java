// Misconception: the loop is there as long as there are calls.
// Fails: theLoopIsClosedMeanwhile
package asyncio.executor;

public final class RunInExecutor {

  private static final class Call<T> {

    @Override
    protected void done() {
      loop.callSoonThreadsafe(this::settle);
    }
  }
}
