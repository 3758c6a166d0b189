// Misconception: to wait for an exception is to get it.
// Fails: aWaitForTheFirstExceptionEndsWithAFailureWhichItDoesNotThrow,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Wait<T> {

  private DoneAndPending<T> run(Duration timeout) {
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
    for (Future<T> future : futures) {
      if (future.isDone() && !future.isCancelled()) {
        future.result();
      }
    }
    return doneAndPending();
  }
}
