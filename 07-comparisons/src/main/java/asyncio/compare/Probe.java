package asyncio.compare;

import asyncio.task.CancelledError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees jobs being done: on which threads, how many at once, and how they ended. The model needs to
 * do nothing for it.
 *
 * <p>From any thread. It stays in its process: a job that it watches cannot be sent.
 */
public final class Probe {

  private final Set<Thread> threads = new LinkedHashSet<>();
  private int begun;
  private int running;
  private int mostAtOnce;
  private int returned;
  private int interrupted;
  private int cancelled;
  private int threw;

  /** Makes one that has seen nothing. */
  public Probe() {}

  /** The same job, which is seen when it is done. */
  public <R> Job<R> watch(Job<R> job) {
    return site -> {
      begins();
      Throwable thrown = null;
      try {
        return job.perform(site);
      } catch (Throwable failure) {
        thrown = failure;
        throw failure;
      } finally {
        ends(thrown);
      }
    };
  }

  /** The same jobs, which are seen when they are done. */
  public <R> List<Job<R>> watchAll(List<? extends Job<R>> jobs) {
    var watched = new ArrayList<Job<R>>();
    for (Job<R> job : jobs) {
      watched.add(watch(job));
    }
    return watched;
  }

  private synchronized void begins() {
    threads.add(Thread.currentThread());
    begun++;
    running++;
    mostAtOnce = Math.max(mostAtOnce, running);
  }

  private synchronized void ends(Throwable thrown) {
    running--;
    switch (thrown) {
      case null -> returned++;
      case InterruptedException _ -> interrupted++;
      case CancelledError _ -> cancelled++;
      default -> threw++;
    }
  }

  /** What was seen until now. */
  public synchronized Facts facts() {
    return new Facts(
        begun, running, mostAtOnce, returned, interrupted, cancelled, threw, Set.copyOf(threads));
  }
}
