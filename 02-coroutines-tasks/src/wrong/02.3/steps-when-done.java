// Misconception: a task that is done is never woken.
// Fails: aTaskThatIsDoneBeginsNoFurtherStep
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void step(Throwable thrown) {
    if (isDone()) {
      return;
    }
    waitsFor = null;
    Throwable throwIn = cancelRequest.replace(thrown);
    tasks.enter(this);
    try {
      context.run(() -> advance(throwIn));
    } finally {
      tasks.leave();
    }
  }
}
