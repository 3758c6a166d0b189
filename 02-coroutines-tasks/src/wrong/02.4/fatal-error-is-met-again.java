// Misconception: a fatal error that closing meets again may come out again.
// Fails: aFatalErrorMetAgain
package asyncio.task;

public final class Runner implements AutoCloseable {

  public void close() {
    if (loop == null || closed) {
      return;
    }
    try {
      cancelAll(Tasks.of(loop).pending());
      Tasks.of(loop).doLastWork();
    } finally {
      loop.close();
      closed = true;
    }
  }
}
