// Misconception: a callback that is gone is not called any more, and that is all there is to
// removing it.
// Fails: twoLoops, whatWasBeforeIsBack, addedAgain, caughtAgain, closing
package asyncio.signal;

public final class SignalHandlers {
  public boolean remove(Signal signal) {
    return handlers.remove(signal) != null;
  }
}
