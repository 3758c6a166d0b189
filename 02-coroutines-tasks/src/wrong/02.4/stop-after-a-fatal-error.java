// Misconception: when the future is done, the loop is to stop.
// Fails: aFatalErrorEndsItsRunOnly
package asyncio.task;

public final class Runner implements AutoCloseable {

  private static void stopLoop(Future<?> done) {
    done.loop().stop();
  }
}
