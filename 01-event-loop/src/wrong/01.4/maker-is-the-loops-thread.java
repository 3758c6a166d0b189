// Misconception: a loop runs on the thread that made it.
// Fails: theThreadThatRunsALoopCounts
package asyncio.loop;

final class Lifecycle {

  private final Thread home = Thread.currentThread();

  boolean runsOnThisThread() {
    return home == Thread.currentThread() && isRunning();
  }
}
