// Misconception: what is left when the tasks have ended is garbage.
// Fails: closeDoesTheLastWork, aFatalErrorMetAgain
package asyncio.task;

public final class Runner implements AutoCloseable {

  @Override
  public void close() {
    if (loop == null || closed) {
      return;
    }
    try {
      cancelAll(Tasks.of(loop).pending());
    } finally {
      loop.close();
      closed = true;
    }
  }
}
