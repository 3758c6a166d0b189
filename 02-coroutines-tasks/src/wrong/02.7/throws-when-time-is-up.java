// Misconception: who waits in vain gets a TimeoutError.
// Fails: whenTimeIsUpNothingIsThrownAndNothingIsCancelled, noTimeAtAllIsOnlyALook,
//   theTimeLimitCountsFromWhenTheWaitStartsToRun,
//   aWaitThatIsOverHasLeftNoCallbackWithTheFuturesThatArePending,
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
    DoneAndPending<T> result = doneAndPending();
    if (left > 0 && timeout != null) {
      throw new TimeoutError();
    }
    return result;
  }
}
