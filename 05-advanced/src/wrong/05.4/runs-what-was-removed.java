// Misconception: the callback is fixed by the signal that has arrived.
// Fails: goneMeanwhile, overAndPutBack, closedAndPutBack
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      try {
        Handler handler = handlers.get(signal);
        if (handler != null) {
          loop.callSoonThreadsafe(handler.callback);
        }
      } catch (IllegalStateException closed) {
        // Nobody is left who could be told.
      }
    }
  }
}
