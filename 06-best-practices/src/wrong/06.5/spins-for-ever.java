// Misconception: the limit of virtual time ends everything.
// Fails: spinning, cleansUp, closingIsLimited, closedByForce
package asyncio.testing;

import asyncio.loop.LoopObserver;

public final class TestLoop implements AutoCloseable {

  private static final class Guard implements LoopObserver {

    public void afterPoll() {
      long now = loop.time();
      iterations = 0;
      instant = now;
      if (limits.time().minusNanos(now - start).isNegative()) {
        stop("%s of virtual time".formatted(limits.time()));
      } else if (iterations > limits.iterations()) {
        stop("%d iterations in which no time passed".formatted(limits.iterations()));
      }
    }
  }
}
