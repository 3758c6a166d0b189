// Misconception: the clock shows how long the test has taken.
// Fails: eachRun, cleansUp
package asyncio.testing;

import asyncio.loop.LoopObserver;

public final class TestLoop implements AutoCloseable {

  private static final class Guard implements LoopObserver {

    void begin() {
      start = 0;
      instant = loop.time();
      iterations = 0;
      verdict = null;
    }
  }
}
