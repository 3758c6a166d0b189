// Misconception: what fails once may succeed the next time, so try again.
// Fails: aListenerThatFails, aListenerThatIsMended
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void pauseAccepting() {}
}
