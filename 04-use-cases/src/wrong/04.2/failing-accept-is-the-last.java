// Misconception: a listener that has failed is broken.
// Fails: aListenerThatFails, aListenerThatIsMended
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void pauseAccepting() {
    loop.removeReader(listener);
  }
}
