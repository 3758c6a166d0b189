// Misconception: a limit is reached when it is reached.
// Fails: timeLimit, exactlyTheLimit, noLimits
package asyncio.testing;

import asyncio.loop.LoopObserver;

public final class TestLoop implements AutoCloseable {

  private static final class Guard implements LoopObserver {

    public void afterPoll() {
      long now = loop.time();
      iterations = now == instant ? iterations + 1 : 0;
      instant = now;
      if (!limits.time().minusNanos(now - start).isPositive()) {
        stop("%s of virtual time".formatted(limits.time()));
      } else if (iterations > limits.iterations()) {
        stop("%d iterations in which no time passed".formatted(limits.iterations()));
      }
    }
  }
}
