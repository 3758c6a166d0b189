// Misconception: a listener that has failed is broken.
// Fails: Serving.aListenerThatFails, Serving.aListenerThatIsMended
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void pauseAccepting() {
    loop.removeReader(listener);
  }
}
