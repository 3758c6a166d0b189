// Misconception: nobody asks a closed loop for anything.
// Fails: closedWithoutARunner
package asyncio.executor;

public final class DefaultExecutor {

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdown();
    }
  }
}
