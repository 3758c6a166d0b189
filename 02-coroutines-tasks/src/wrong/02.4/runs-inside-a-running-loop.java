// Misconception: the loop itself refuses to run a second time; nobody else has to ask.
// Fails: aRunInsideARunningLoopIsRefused, aRunUntilCompleteInsideARunningLoopMakesNoTask
package asyncio.task;

public final class Runner implements AutoCloseable {

  private static void requireNoLoopOnThisThread() {}
}
