// Misconception: a runner sees to it, and there is always one.
// Fails: closedWithoutARunner, demo
package asyncio.executor;

public final class DefaultExecutor {

  @Override
  public void close() {
    shutDown = true;
  }
}
