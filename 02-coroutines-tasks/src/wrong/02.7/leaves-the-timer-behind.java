// Misconception: a timer that finds the wait over does no harm.
// Fails: aWaitThatIsOverHasLeftNoTimerWithTheLoop,
//   aWaitThatIsCancelledLeavesNothingBehindAndTheFuturesAsTheyWere
package asyncio.task;

public final class Wait<T> {

  private DoneAndPending<T> run(Duration timeout) {
    Consumer<Future<T>> onDone = this::onDone;
    TimerHandle timer = timeout == null ? null : over.loop().callLater(timeout, this::end);
    futures.forEach(future -> future.addDoneCallback(onDone));
    try {
      over.await();
    } finally {
      futures.forEach(future -> future.removeDoneCallback(onDone));
    }
    return doneAndPending();
  }
}
