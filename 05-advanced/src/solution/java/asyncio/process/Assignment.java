package asyncio.process;

import asyncio.loop.EventLoop;
import asyncio.loop.TimerHandle;
import asyncio.task.Future;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.function.Consumer;
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

  private final Parcel job;
  private final Duration limit;
  private final Future<T> future;

  /**
   * Makes one that waits for a worker.
   *
   * @param limit how long a worker may take, from when it is sent the job, by the loop's clock;
   *     null is without limit
   * @param future what ends as the job does
   */
  Assignment(Parcel job, Duration limit, Future<T> future) {
    this.job = job;
    this.limit = limit;
    this.future = future;
  }

  /** Whether the future is not done. */
  @Override
  public boolean isWanted() {
    return !future.isDone();
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
    return new OnWorker(worker).begin();
  }

  /** Has the future fail, unless it is done. */
  @Override
  public void fail(Throwable why) {
    if (!future.isDone()) {
      future.setException(why);
    }
  }

  /** Cancels the future. */
  @Override
  public void cancel() {
    future.cancel();
  }

  private final class OnWorker {

    private final EventLoop loop = future.loop();
    private final Future<Boolean> through = new Future<>(loop);
    private final Consumer<Future<T>> whenDone = this::futureIsDone;
    private final Worker worker;
    private Future<Reply> reply;
    private TimerHandle timer;
    private boolean killed;

    OnWorker(Worker worker) {
      this.worker = worker;
    }

    Future<Boolean> begin() {
      reply = worker.perform(job);
      reply.addDoneCallback(done -> replied(done.result()));
      future.addDoneCallback(whenDone);
      if (limit != null) {
        timer = loop.callLater(limit, this::timeIsUp);
      }
      return through;
    }

    private void futureIsDone(Future<T> done) {
      if (done.isCancelled()) {
        kill();
      }
    }

    private void timeIsUp() {
      if (!reply.isDone()) {
        fail(new TimeoutError());
        kill();
      }
    }

    private void kill() {
      if (!reply.isDone() && !killed) {
        killed = true;
        worker.kill();
      }
    }

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      future.removeDoneCallback(whenDone);
      through.setResult(!killed && !(what instanceof Reply.Died));
      if (isWanted()) {
        settle(what);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private void settle(Reply what) {
    switch (what) {
      case Reply.Returned(Object result) -> future.setResult((T) result);
      case Reply.Threw(Throwable failure) -> future.setException(failure);
      case Reply.Died(int exitCode) -> future.setException(new WorkerDied(exitCode));
    }
  }
}
