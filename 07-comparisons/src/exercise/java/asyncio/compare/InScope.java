package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.StructuredTaskScope;
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
    throw todo("07.4");
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
    throw todo("07.4");
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
    throw todo("07.4");
  }

  /** Does nothing: a scope ends with its list. */
  @Override
  public void close() {
    throw todo("07.4");
  }
}
