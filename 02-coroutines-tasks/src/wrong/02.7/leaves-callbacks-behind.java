// Misconception: this::onDone is this::onDone.
// Fails: aWaitThatIsOverHasLeftNoCallbackWithTheFuturesThatArePending,
//   aWaitThatIsCancelledLeavesNothingBehindAndTheFuturesAsTheyWere
package asyncio.task;

public final class Wait<T> {

  private DoneAndPending<T> run(Duration timeout) {
    TimerHandle timer = timeout == null ? null : over.loop().callLater(timeout, this::end);
    futures.forEach(future -> future.addDoneCallback(this::onDone));
    try {
      over.await();
    } finally {
      if (timer != null) {
        timer.cancel();
      }
      futures.forEach(future -> future.removeDoneCallback(this::onDone));
    }
    return doneAndPending();
  }
}
