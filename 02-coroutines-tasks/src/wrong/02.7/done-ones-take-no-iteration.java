// Misconception: what is done need not be waited for.
// Fails: ifAllAreDoneAlreadyTheWaitTakesOneIterationAsInCPython
package asyncio.task;

public final class Wait<T> {

  private DoneAndPending<T> run(Duration timeout) {
    if (futures.stream().allMatch(Future::isDone)) {
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
