// Misconception: any generator with that seed is as good.
// Fails: generator
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.task.Tasks;
import java.util.Random;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  static void shuffle(EventLoop loop, long seed, int most) {
    Tasks tasks = Tasks.of(loop);
    tasks.setFactory(new ShuffledTasks(tasks.factory(), new Random(seed), most));
  }
}
