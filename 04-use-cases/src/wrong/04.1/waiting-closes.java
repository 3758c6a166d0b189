// Misconception: whoever waits for the end of a connection wants it closed.
// Fails: theFailureItself, waitClosedOnlyWaits
package asyncio.stream;

public final class StreamWriter implements AutoCloseable {

  public Coroutine<Void> waitClosed() {
    close();
    return flow.waitUntilLost();
  }
}
