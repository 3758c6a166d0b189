// Misconception: what is alive after the test is left behind.
// Fails: endingThread
package asyncio.testing;

import java.util.List;
import java.util.Set;

public final class Leaks {

  private List<Thread> newThreads() {
    Set<Thread> started = threads();
    started.removeAll(before);
    return started.stream().filter(Thread::isAlive).toList();
  }
}
