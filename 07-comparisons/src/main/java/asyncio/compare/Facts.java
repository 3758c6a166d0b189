package asyncio.compare;

import java.util.Set;

/**
 * What a {@link Probe} has seen.
 *
 * @param begun how many jobs have begun
 * @param running how many of them have not ended
 * @param mostAtOnce how many had begun and not ended at the moment when these were the most
 * @param returned how many have returned
 * @param interrupted how many have ended by an {@link InterruptedException}
 * @param cancelled how many have ended by a {@link asyncio.task.CancelledError}
 * @param threw how many have thrown something else
 * @param threads the threads that they began on
 */
public record Facts(
    int begun,
    int running,
    int mostAtOnce,
    int returned,
    int interrupted,
    int cancelled,
    int threw,
    Set<Thread> threads) {

  /** Keeps its own copy. */
  public Facts {
    threads = Set.copyOf(threads);
  }

  /** How many of the threads are virtual. */
  public int virtualThreads() {
    return (int) threads.stream().filter(Thread::isVirtual).count();
  }

  /** How many of the threads are the operating system's. */
  public int platformThreads() {
    return threads.size() - virtualThreads();
  }
}
