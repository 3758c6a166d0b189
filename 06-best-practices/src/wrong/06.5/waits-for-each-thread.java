// Misconception: each thread may take half a second to end.
// Fails: manyThreads
package asyncio.testing;

import java.util.List;
import java.util.Set;

public final class Leaks {

  private List<Thread> newThreads() {
    Set<Thread> started = threads();
    started.removeAll(before);
    started.forEach(thread -> join(thread, TIME_TO_END));
    before.addAll(started);
    return started.stream().filter(Thread::isAlive).toList();
  }
}
