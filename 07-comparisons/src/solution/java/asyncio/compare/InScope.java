package asyncio.compare;

import asyncio.task.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Configuration;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.TimeoutException;
import loopcraft.grader.Exercise;

/**
 * Jobs in a scope of the JDK's structured concurrency, {@link
 * java.util.concurrent.StructuredTaskScope}: what {@code asyncio.TaskGroup} is to coroutines.
 *
 * <p>It is a preview in JDK 25. Jobs are told to end by an interrupt. The scoped values that are
 * bound where the model is called are bound in the jobs, too.
 */
@Exercise(value = "07.4", part = 1)
public final class InScope implements Model {

  private final Duration limit;

  /** Makes one that gives a list as much time as it takes. */
  public InScope() {
    this(null);
  }

  /**
   * Makes one with a time limit.
   *
   * @param limit how long each list of jobs may take, from the call on; null for no limit
   */
  public InScope(Duration limit) {
    this.limit = limit;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each job has a virtual thread of its own. Their names are {@code job-0} for the first job of
   * the list, {@code job-1} and so on.
   *
   * @throws TimeoutException of {@code java.util.concurrent}, if the time was over before the jobs
   *     were. They have been told to end then, and have ended
   */
  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    return inScope(Joiner.<R>allSuccessfulOrThrow(), jobs).map(Subtask::get).toList();
  }

  /**
   * Does all jobs at once, on threads as those of {@link #runAll}, until enough of them have
   * returned. The others are told to end then, and this method waits until they have.
   *
   * <p>A job that fails is no reason to end, as long as enough others are left. When so many have
   * failed that there cannot be enough any more, the rest are told to end, and what the first one
   * to fail has thrown comes out, the very object. An interrupt and the time limit do what they do
   * in {@link #runAll}.
   *
   * @param enough how many results are wanted
   * @return so many results, in the order in which the jobs returned
   * @throws IllegalArgumentException if {@code enough} is less than one, or more than there are
   *     jobs. None has begun then
   */
  public <R> List<R> runUntil(int enough, List<? extends Job<R>> jobs) throws Exception {
    if (enough < 1 || enough > jobs.size()) {
      throw new IllegalArgumentException(enough + " of " + jobs.size() + " jobs");
    }
    return inScope(new Enough<R>(enough, jobs.size()), jobs);
  }

  private <R, T> T inScope(Joiner<R, T> joiner, List<? extends Job<R>> jobs) throws Exception {
    try (var scope = StructuredTaskScope.open(joiner, this::configured)) {
      for (Job<R> job : jobs) {
        scope.fork(() -> perform(job, scope));
      }
      return scope.join();
    } catch (FailedException failed) {
      throw Failures.rethrow(failed.getCause());
    } catch (StructuredTaskScope.TimeoutException late) {
      throw new TimeoutException();
    }
  }

  private Configuration configured(Configuration configuration) {
    var named = configuration.withThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
    return limit == null ? named : named.withTimeout(limit);
  }

  private static <R> R perform(Job<R> job, StructuredTaskScope<?, ?> scope) throws Exception {
    if (scope.isCancelled()) {
      throw new CancellationException(); // its thread was started, and then had no turn
    }
    return job.perform(Site.blocking());
  }

  /** Is done when so many have returned, or when so many cannot return any more. */
  private static final class Enough<R> implements Joiner<R, List<R>> {

    private final List<R> results = new ArrayList<>();
    private final int enough;
    private final int jobs;
    private int failed;
    private Throwable firstFailure;

    Enough(int enough, int jobs) {
      this.enough = enough;
      this.jobs = jobs;
    }

    /** Is called by the threads of the jobs. */
    @Override
    public synchronized boolean onComplete(Subtask<? extends R> ended) {
      if (results.size() < enough && jobs - failed >= enough) {
        switch (ended.state()) {
          case SUCCESS -> results.add(ended.get());
          case FAILED -> failed(ended.exception());
          case UNAVAILABLE -> {
            // It does not come here.
          }
        }
      }
      return results.size() == enough || jobs - failed < enough;
    }

    private void failed(Throwable failure) {
      failed++;
      if (firstFailure == null) {
        firstFailure = failure;
      }
    }

    @Override
    public synchronized List<R> result() throws Throwable {
      if (results.size() < enough) {
        throw firstFailure;
      }
      return results;
    }
  }

  /** Does nothing: a scope ends with its list. */
  @Override
  public void close() {}
}
