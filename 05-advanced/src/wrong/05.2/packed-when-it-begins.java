// Misconception: a job is packed when it is sent, and until then nobody needs the bytes.
// Fails: packedWhenSubmitted
package asyncio.process;

import asyncio.task.Future;
import java.time.Duration;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public <T> Future<T> submit(Job<T> job, Duration limit) {
    if (shutDown) {
      throw new IllegalStateException("the pool is shut down");
    }
    var future = new Future<T>(loop);
    try {
      Parcel.of(job, options.allowed());
    } catch (NotPortable refused) {
      future.setException(refused);
      return future;
    }
    open.add(future);
    future.addDoneCallback(open::remove);
    dispatcher.add(new Unpacked<>(job, limit, future));
    return future;
  }

  private final class Unpacked<T> implements Work {

    private final Job<T> job;
    private final Duration limit;
    private final Future<T> future;

    Unpacked(Job<T> job, Duration limit, Future<T> future) {
      this.job = job;
      this.limit = limit;
      this.future = future;
    }

    private Assignment<T> packed() {
      return new Assignment<>(Parcel.of(job, options.allowed()), limit, future);
    }

    @Override
    public boolean isWanted() {
      return !future.isDone();
    }

    @Override
    public Future<Boolean> performOn(Worker worker) {
      return packed().performOn(worker);
    }

    @Override
    public void fail(Throwable why) {
      packed().fail(why);
    }

    @Override
    public void cancel() {
      future.cancel();
    }
  }
}
