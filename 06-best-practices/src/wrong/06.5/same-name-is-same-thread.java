// Misconception: a thread is known by its name.
// Fails: manyThreads
package asyncio.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;

public final class Leaks {

  private List<Thread> newThreads() {
    Set<Thread> started = threads();
    started.removeIf(
        thread -> before.stream().anyMatch(old -> old.getName().equals(thread.getName())));
    long deadline = System.nanoTime() + TIME_TO_END.toNanos();
    for (Thread thread : started) {
      join(thread, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    before.addAll(started);
    return started.stream().filter(Thread::isAlive).toList();
  }
}
