// Misconception: when main is done, the program is done.
// Fails: closeCancelsTheTasksThatAreLeft, aTaskThatFailsWhileItCleansUpIsReported,
//   closeDoesTheLastWork, closeClosesTheLoopInAnyCase
package asyncio.task;

public final class Runner implements AutoCloseable {

  @Override
  public void close() {
    if (loop == null || closed) {
      return;
    }
    Tasks.of(loop).doLastWork();
    closed = true;
    loop.close();
  }
}
