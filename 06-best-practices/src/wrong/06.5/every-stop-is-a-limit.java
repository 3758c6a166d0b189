// Misconception: who stops the loop is the limit.
// Fails: stopped
package asyncio.testing;

import java.util.function.Supplier;

public final class TestLoop implements AutoCloseable {

  private <T> T guarded(Supplier<T> running) {
    guard.begin();
    try {
      return running.get();
    } catch (asyncio.loop.VirtualTime.StuckLoopException stuck) {
      throw stuck;
    } catch (IllegalStateException stopped) {
      throw new AssertionError(
          guard.verdict != null ? guard.verdict : "not done after PT10M of virtual time:");
    }
  }
}
