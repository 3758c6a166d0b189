// Misconception: a job can be told to end by an interrupt of its thread.
// Fails: whatRunsIsWaitedFor
// By luck: theFirstFailure
package asyncio.compare;

import asyncio.task.Failures;

public final class OnCompletableFutures implements Model {

  private final java.util.Set<Thread> inside = java.util.concurrent.ConcurrentHashMap.newKeySet();

  private <R> R perform(Job<R> job, Gate gate) {
    if (!gate.enter()) {
      throw new CancellationException();
    }
    inside.add(Thread.currentThread());
    try {
      return job.perform(Site.blocking());
    } catch (Throwable failure) {
      gate.close(failure);
      inside.remove(Thread.currentThread());
      inside.forEach(Thread::interrupt);
      throw Failures.rethrow(failure);
    } finally {
      inside.remove(Thread.currentThread());
      gate.leave();
    }
  }
}
