// Misconception: a pool that nobody uses goes away.
package asyncio.compare;

public final class OnExecutor implements Model {

  @Override
  public void close() {}
}
