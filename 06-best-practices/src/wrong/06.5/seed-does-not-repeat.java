// Misconception: random is random, whatever the seed.
// Fails: repeats, orders, generator
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.task.Tasks;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  static void shuffle(EventLoop loop, long seed, int most) {
    Tasks tasks = Tasks.of(loop);
    tasks.setFactory(
        new ShuffledTasks(tasks.factory(), java.util.concurrent.ThreadLocalRandom.current(), most));
  }
}
