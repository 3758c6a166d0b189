// Misconception: an interrupted thread stays interrupted until somebody looks, and that is for the
// executor to do.
// Fails: noInterruptIsLeftOver, noInterruptOfOthersIsLeftOver
package asyncio.executor;

public final class RunInExecutor {

  private static final class Call<T> {

    @Override
    public void run() {
      super.run();
    }
  }
}
