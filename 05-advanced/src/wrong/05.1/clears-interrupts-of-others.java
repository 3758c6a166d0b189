// Misconception: after a call the thread should be clean.
// Fails: interruptsOfOthersStay
package asyncio.executor;

public final class RunInExecutor {

  private static final class Call<T> {

    @Override
    public void run() {
      super.run();
      Thread.interrupted();
    }
  }
}
