// Misconception: a callback for an event is used up by the event, as a timer is.
// Fails: eachSignalIsOneCall, whileTheLoopDoesNotRun, replaced, overAndPutBack, failing, context
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {
    private void run(Signal signal) {
      Handler handler = handlers.get(signal);
      if (handler != null) {
        remove(signal);
        handler.callback.run();
      }
    }
  }
}
