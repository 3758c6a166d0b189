// Misconception: the callback is fixed by the signal that has arrived.
// Fails: goneMeanwhile
package asyncio.signal;

public final class SignalHandlers {
  private void arrived(Signal signal) {
    try {
      Handler handler = handlers.get(signal);
      if (handler != null) {
        loop.callSoonThreadsafe(handler.callback());
      }
    } catch (IllegalStateException closed) {
      // Nobody is left who could be told.
    }
  }
}
