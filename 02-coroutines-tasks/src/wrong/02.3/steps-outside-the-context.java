// Misconception: the loop has set the context already.
// Fails: eachStepRunsInTheTasksOwnContext
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void step(Throwable thrown) {
    if (isDone()) {
      throw new InvalidStateError("step of a task that is done: " + this);
    }
    waitsFor = null;
    Throwable throwIn = cancelRequest.replace(thrown);
    tasks.enter(this);
    try {
      advance(throwIn);
    } finally {
      tasks.leave();
    }
  }
}
