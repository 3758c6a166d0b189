// Misconception: that it took too long says it all.
// Fails: timeLimit, spinning
package asyncio.testing;

import asyncio.loop.LoopObserver;

public final class TestLoop implements AutoCloseable {

  private static final class Guard implements LoopObserver {

    private void stop(String after) {
      if (verdict == null) {
        verdict = "not done after " + after + ":\n  ";
      }
      loop.stop();
    }
  }
}
