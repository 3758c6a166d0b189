// Misconception: a server that has stepped back for a second is there a second later.
// Fails: aListenerThatFails
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void pauseAccepting() {
    loop.removeReader(listener);
    loop.callLater(PAUSE_AFTER_FAILURE, () -> loop.addReader(listener, this::accept));
  }
}
