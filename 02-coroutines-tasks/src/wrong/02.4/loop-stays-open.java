// Misconception: close ends the tasks; the loop belongs to who made it.
// Fails: closeClosesTheLoop, aFatalErrorMetAgain, closeClosesTheLoopInAnyCase
package asyncio.task;

public final class Runner implements AutoCloseable {

  @Override
  public void close() {
    if (loop == null || closed) {
      return;
    }
    closed = true;
    cancelAll(Tasks.of(loop).pending());
    Tasks.of(loop).doLastWork();
  }
}
