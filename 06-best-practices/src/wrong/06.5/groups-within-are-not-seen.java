// Misconception: a thread group has the threads that were started from it.
// Fails: manyThreads
package asyncio.testing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

public final class Leaks {

  private static Set<Thread> threads() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    Thread[] found = new Thread[group.activeCount() + 1];
    int count = group.enumerate(found, false);
    return new HashSet<>(
        Arrays.stream(found, 0, count).filter(thread -> !isForEverybody(thread)).toList());
  }
}
