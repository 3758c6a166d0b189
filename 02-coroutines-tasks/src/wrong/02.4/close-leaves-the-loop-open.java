// Misconception: tasks clean up, and then the loop is closed.
// Fails: aFatalErrorMetAgain, closeClosesTheLoopInAnyCase
package asyncio.task;

public final class Runner implements AutoCloseable {

  public void close() {
    if (loop == null || closed) {
      return;
    }
    cancelAll(Tasks.of(loop).pending());
    Tasks.of(loop).doLastWork();
    loop.close();
    closed = true;
  }
}
