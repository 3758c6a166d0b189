// Alternative: threads are asked one by one how long they live.
package asyncio.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

public final class Leaks {

  private List<Thread> newThreads() {
    var left = new ArrayList<Thread>();
    Set<Thread> now = threads();
    long deadline = System.nanoTime() + TIME_TO_END.toNanos();
    for (Thread thread : now) {
      if (before.add(thread)) {
        join(thread, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        if (thread.isAlive()) {
          left.add(thread);
        }
      }
    }
    return left;
  }
}
