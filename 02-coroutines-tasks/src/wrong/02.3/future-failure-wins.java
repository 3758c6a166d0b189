// Misconception: there is one thing to throw, and it is there already.
// Fails: aRequestToCancelWinsOverTheFuturesFailure
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void step(Throwable thrown) {
    if (isDone()) {
      throw new InvalidStateError("step of a task that is done: " + this);
    }
    waitsFor = null;
    Throwable throwIn = thrown != null ? thrown : cancelRequest.replace(null);
    tasks.enter(this);
    try {
      context.run(() -> advance(throwIn));
    } finally {
      tasks.leave();
    }
  }
}
