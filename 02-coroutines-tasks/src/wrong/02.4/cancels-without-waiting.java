// Misconception: cancel ends a task at once.
// Fails: closeCancelsTheTasksThatAreLeft, aTaskThatFailsWhileItCleansUpIsReported,
//   closeDoesTheLastWork, closeClosesTheLoopInAnyCase
package asyncio.task;

public final class Runner implements AutoCloseable {

  @Override
  public void close() {
    if (loop == null || closed) {
      return;
    }
    Tasks.of(loop).pending().forEach(Task::cancel);
    closed = true;
    loop.close();
  }
}
