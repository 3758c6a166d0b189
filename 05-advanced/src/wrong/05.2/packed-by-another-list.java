// Misconception: the values of the JDK are what may be sent.
// Fails: jobsAndFailures, notPortable, theListOfThePool, packedWhenSubmitted, oneAfterTheOther,
//   oneDies, oneTakesTooLong, calledOff, shutDown, shutDownCancelling, shutDownTwice, oneGivesUp,
//   closedAfterTheShutdown, closedWithAnIdleWorker, closed, closedOutsideOfATask, closeIsCancelled,
//   mapped, aProcessEnds
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
    Parcel parcel;
    try {
      parcel = Parcel.of(job, Allowed.values());
    } catch (NotPortable refused) {
      future.setException(refused);
      return future;
    }
    open.add(future);
    future.addDoneCallback(open::remove);
    dispatcher.add(new Assignment<>(parcel, limit, future));
    return future;
  }
}
