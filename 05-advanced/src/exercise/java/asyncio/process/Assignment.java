package asyncio.process;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Future;
import asyncio.task.TimeoutError;
import java.time.Duration;
import loopcraft.grader.Exercise;

/**
 * One job, from the line to its end: whoever wants its result holds a future, and some worker does
 * it.
 *
 * <p>Nothing but the end of its process stops a job that has begun. So a worker whose job takes too
 * long, or is called off, is killed.
 */
@Exercise(value = "05.2", part = 1)
final class Assignment<T> implements Work {

  /**
   * Makes one that waits for a worker.
   *
   * @param limit how long a worker may take, from when it is sent the job, by the loop's clock;
   *     null is without limit
   * @param future what ends as the job does
   */
  Assignment(Parcel job, Duration limit, Future<T> future) {
    throw todo("05.2");
  }

  /** Whether the future is not done. */
  @Override
  public boolean isWanted() {
    throw todo("05.2");
  }

  /**
   * Sends the job to a worker, and has the future end as the worker replies: with the result, with
   * what the job threw, or with a {@link WorkerDied}. If the future is done by then, the reply is
   * dropped.
   *
   * <p><b>Time is up.</b> The future fails by a {@link TimeoutError} at once, without waiting for
   * anything, and the worker is killed.
   *
   * <p><b>The future is cancelled.</b> The worker is killed as soon as that is heard of, unless it
   * has replied by then.
   *
   * <p>Once the worker has replied, this job does nothing to it any more: it may be at the next
   * one. Neither does a timer stay in the loop.
   *
   * @return is done once the worker has replied, never before: with whether it may be given
   *     something else, that is, it has not died, and was not killed here. Its callbacks run before
   *     those of the future, so that whoever is told of the result and has another job finds the
   *     worker free
   */
  @Override
  public Future<Boolean> performOn(Worker worker) {
    throw todo("05.2");
  }

  /** Has the future fail, unless it is done. */
  @Override
  public void fail(Throwable why) {
    throw todo("05.2");
  }

  /** Cancels the future. */
  @Override
  public void cancel() {
    throw todo("05.2");
  }
}
