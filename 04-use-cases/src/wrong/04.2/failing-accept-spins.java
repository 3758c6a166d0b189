// Misconception: what fails once may succeed the next time, so try again.
// Fails: Serving.aListenerThatFails, Serving.aListenerThatIsMended
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void pauseAccepting() {}
}
