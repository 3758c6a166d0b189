// Misconception: threads that run after the test are the test's.
// Fails: forgottenThread, manyThreads
package asyncio.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;

public final class Leaks {

  private List<Thread> newThreads() {
    Set<Thread> started = threads();
    started.remove(Thread.currentThread());
    started.forEach(thread -> join(thread, Duration.ofMillis(100)));
    return started.stream().filter(Thread::isAlive).toList();
  }
}
