// Misconception: what comes out of the loop has been seen.
// Fails: aFatalErrorComesOutOfTheRunOnce
package asyncio.task;

public final class Runner implements AutoCloseable {

  private static void markRetrieved(Future<?> future) {}
}
