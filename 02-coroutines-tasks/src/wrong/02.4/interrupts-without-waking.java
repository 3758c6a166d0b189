// Misconception: cancel can be called from any thread.
// Fails: anInterruptFromAnotherThreadWakesTheLoop
package asyncio.task;

public final class Runner implements AutoCloseable {

  public void interrupt() {
    Task<?> task = mainTask;
    if (task == null) {
      return;
    }
    if (interruptions.incrementAndGet() == 1) {
      task.cancel();
    } else {
      task.loop().stop();
    }
  }
}
