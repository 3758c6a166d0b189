// Misconception: a call that is not to be interrupted is not.
// Fails: noInterruptOfOthersIsLeftOver, interruptsOfOthersStay
package asyncio.executor;

public final class RunInExecutor {

  private static final class Call<T> {

    @Override
    public void run() {
      super.run();
      if (interrupts && isCancelled()) {
        Thread.interrupted();
      }
    }
  }
}
