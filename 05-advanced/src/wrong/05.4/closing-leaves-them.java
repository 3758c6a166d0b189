// Misconception: a loop that is closed runs no callbacks, so there is nothing to take away.
// Fails: twoLoops, closing
package asyncio.signal;

public final class SignalHandlers {
  @Override
  public void close() {
    handlers.clear();
  }
}
