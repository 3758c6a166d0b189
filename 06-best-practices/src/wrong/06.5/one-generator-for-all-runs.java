// Misconception: one generator draws for all runs.
// Fails: repeats, orders, generator
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.task.Tasks;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  private static final java.util.Map<Long, java.util.SplittableRandom> GENERATORS =
      new java.util.HashMap<>();

  static void shuffle(EventLoop loop, long seed, int most) {
    Tasks tasks = Tasks.of(loop);
    tasks.setFactory(
        new ShuffledTasks(
            tasks.factory(),
            GENERATORS.computeIfAbsent(seed / 1000, java.util.SplittableRandom::new),
            most));
  }
}
