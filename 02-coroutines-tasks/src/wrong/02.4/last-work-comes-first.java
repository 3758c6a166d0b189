// Misconception: whatever must be done at the end can be done in any order.
// Fails: closeDoesTheLastWork, aFatalErrorMetAgain
package asyncio.task;

public final class Runner implements AutoCloseable {

  @Override
  public void close() {
    if (loop == null || closed) {
      return;
    }
    try {
      Tasks.of(loop).doLastWork();
      cancelAll(Tasks.of(loop).pending());
    } finally {
      loop.close();
      closed = true;
    }
  }
}
