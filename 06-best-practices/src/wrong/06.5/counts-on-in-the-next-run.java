// Misconception: iterations are counted until time passes.
// Fails: notSpinning, cleansUp
package asyncio.testing;

public final class TestLoop implements AutoCloseable {

  private static final class Guard implements LoopObserver {

    void begin() {
      start = loop.time();
      verdict = null;
    }
  }
}
