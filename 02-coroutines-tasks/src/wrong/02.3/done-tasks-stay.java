// Misconception: a task that is done says so itself; nobody has to be told.
// Fails: allTasksAreThoseThatAreNotDone, aTaskThatNobodyRefersToIsHeldUntilItIsDone,
//   aTaskThatIsLeftWhenTheLoopClosesIsReported, aFatalErrorGoesToTheLoopToo
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void finish() {
    Throwable failure = coroutine.failure();
    if (failure instanceof CancelledError cancelled) {
      cancelBecauseOf(cancelled);
    } else if (failure != null) {
      super.setException(failure);
      if (Failures.isFatal(failure)) {
        throw Failures.rethrow(failure);
      }
    } else if (cancelRequest.isPending()) {
      super.cancel(cancelRequest.take());
    } else {
      super.setResult(coroutine.result());
    }
  }
}
