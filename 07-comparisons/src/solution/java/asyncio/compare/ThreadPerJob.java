package asyncio.compare;

import asyncio.task.Failures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import loopcraft.grader.Exercise;

/**
 * A thread for each job, made for it and ended with it: what {@code threading.Thread} is used for.
 *
 * <p>All threads are started before any job is waited for. Jobs are told to end by an interrupt of
 * their thread.
 */
@Exercise(value = "07.1", part = 1)
public final class ThreadPerJob implements Model {

  private final ThreadFactory factory;

  /** Makes one with platform threads, whose names are {@code job-0}, {@code job-1} and so on. */
  public ThreadPerJob() {
    this(Thread.ofPlatform().name("job-", 0).factory());
  }

  /**
   * Makes one with threads of a factory. It is asked for one thread for each job, in the order of
   * the jobs, by the thread that calls {@link #runAll}.
   */
  public ThreadPerJob(ThreadFactory factory) {
    this.factory = factory;
  }

  /**
   * {@inheritDoc}
   *
   * <p>What a job throws never reaches its thread's handler of uncaught exceptions. All threads
   * that were started have ended when this method does, not only their jobs.
   *
   * <p>An interrupt that has come out as an exception is over: the thread is interrupted afterwards
   * only if there was one more.
   *
   * <p>A thread that cannot be made or started counts as a failure of its job: what the factory or
   * {@link Thread#start} throws comes out, when the threads that were started before have been told
   * to end, and have ended.
   */
  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    return new Run<>(jobs).call();
  }

  /** Does nothing: threads that have ended need not be given back. */
  @Override
  public void close() {}

  private final class Run<R> {

    private final List<? extends Job<R>> jobs;
    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<End<R>> ends = new LinkedBlockingQueue<>();
    private volatile boolean ending;

    Run(List<? extends Job<R>> jobs) {
      this.jobs = jobs;
    }

    List<R> call() throws Exception {
      try {
        for (int number = 0; number < jobs.size() && !ending; number++) {
          start(number);
        }
        return results();
      } finally {
        ending = true;
        threads.forEach(Thread::interrupt);
        joinAll();
      }
    }

    private void start(int number) {
      Thread thread = factory.newThread(() -> ends.add(perform(number)));
      thread.start();
      threads.add(thread);
    }

    private End<R> perform(int number) {
      if (ending) {
        return new End<>(number, null, null);
      }
      try {
        return new End<>(number, jobs.get(number).perform(Site.blocking()), null);
      } catch (Throwable failure) {
        ending = true;
        return new End<>(number, null, failure);
      }
    }

    private List<R> results() throws Exception {
      var results = new ArrayList<R>(Collections.nCopies(jobs.size(), null));
      for (int i = 0; i < jobs.size(); i++) {
        End<R> end = ends.take();
        if (end.failure() != null) {
          throw Failures.rethrow(end.failure());
        }
        results.set(end.number(), end.result());
      }
      return results;
    }

    private void joinAll() {
      boolean interrupted = false;
      for (Thread thread : threads) {
        while (thread.isAlive()) {
          try {
            thread.join();
          } catch (InterruptedException _) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private record End<R>(int number, R result, Throwable failure) {}
}
