// Misconception: a step ends by its last line.
// Fails: aFatalErrorGoesToTheLoopToo
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void step(Throwable thrown) {
    if (isDone()) {
      throw new InvalidStateError("step of a task that is done: " + this);
    }
    waitsFor = null;
    Throwable throwIn = cancelRequest.replace(thrown);
    tasks.enter(this);
    context.run(() -> advance(throwIn));
    tasks.leave();
  }
}
