// Misconception: what a task has waited for is overwritten when it waits again; that is soon
// enough.
// Fails: aTaskSaysWhatItWaitsFor
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void step(Throwable thrown) {
    if (isDone()) {
      throw new InvalidStateError("step of a task that is done: " + this);
    }
    Throwable throwIn = cancelRequest.replace(thrown);
    tasks.enter(this);
    try {
      context.run(() -> advance(throwIn));
    } finally {
      tasks.leave();
    }
  }
}
