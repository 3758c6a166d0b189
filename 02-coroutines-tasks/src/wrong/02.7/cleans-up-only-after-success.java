// Misconception: after the await comes what cleans up.
// Fails: aWaitThatIsCancelledLeavesNothingBehindAndTheFuturesAsTheyWere
package asyncio.task;

public final class Wait<T> {

  private DoneAndPending<T> run(Duration timeout) {
    Consumer<Future<T>> onDone = this::onDone;
    TimerHandle timer = timeout == null ? null : over.loop().callLater(timeout, this::end);
    futures.forEach(future -> future.addDoneCallback(onDone));
    over.await();
    if (timer != null) {
      timer.cancel();
    }
    futures.forEach(future -> future.removeDoneCallback(onDone));
    return doneAndPending();
  }
}
