// Misconception: without any time there is nothing to wait for.
// Fails: noTimeAtAllIsOnlyALook
package asyncio.task;

public final class Wait<T> {

  private DoneAndPending<T> run(Duration timeout) {
    if (timeout != null && !timeout.isPositive()) {
      return doneAndPending();
    }
    Consumer<Future<T>> onDone = this::onDone;
    TimerHandle timer = timeout == null ? null : over.loop().callLater(timeout, this::end);
    futures.forEach(future -> future.addDoneCallback(onDone));
    try {
      over.await();
    } finally {
      if (timer != null) {
        timer.cancel();
      }
      futures.forEach(future -> future.removeDoneCallback(onDone));
    }
    return doneAndPending();
  }
}
