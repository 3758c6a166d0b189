// Misconception: a request to cancel reaches a task by the future that it waits for, and in no
// other way.
// Fails: aCancelledTaskThatHasNotBegunDoesNotBegin, aRequestToCancelWinsOverTheFuturesFailure
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void step(Throwable thrown) {
    if (isDone()) {
      throw new InvalidStateError("step of a task that is done: " + this);
    }
    waitsFor = null;
    Throwable throwIn = thrown;
    tasks.enter(this);
    try {
      context.run(() -> advance(throwIn));
    } finally {
      tasks.leave();
    }
  }
}
