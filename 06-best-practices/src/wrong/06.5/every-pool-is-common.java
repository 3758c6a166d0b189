// Misconception: a worker of a fork-join pool is nobody's.
// Fails: manyThreads
package asyncio.testing;

import java.util.concurrent.ForkJoinWorkerThread;

public final class Leaks {

  private static boolean isForEverybody(Thread thread) {
    return thread instanceof ForkJoinWorkerThread;
  }
}
