// Misconception: a seed makes the order, so all runs have it.
// Fails: findsTheRace, repeats, orders, generator
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.task.Tasks;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  static void shuffle(EventLoop loop, long seed, int most) {
    Tasks tasks = Tasks.of(loop);
    tasks.setFactory(new ShuffledTasks(tasks.factory(), new java.util.SplittableRandom(1), most));
  }
}
