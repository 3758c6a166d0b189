// Misconception: when time is up, one asks each future whether it is done.
// Fails: aFutureThatIsDoneInTheIterationInWhichTimeIsUpIsLate
package asyncio.task;

public final class AsCompleted<T> {

  private void onTimeout() {
    pending.stream().filter(Future::isDone).forEach(done::addLast);
    pending.forEach(future -> future.removeDoneCallback(onDone));
    pending.clear();
    timedOut = true;
    while (!waiting.isEmpty()) {
      wakeNext();
    }
  }
}
