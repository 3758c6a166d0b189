// Misconception: who has given the signal back gets no more of it.
// Fails: overAndPutBack, closedAndPutBack
package asyncio.signal;

public final class SignalHandlers {
  private final class Handler implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      try {
        loop.callSoonThreadsafe(() -> run(signal));
      } catch (IllegalStateException closed) {
        // Nobody is left who could be told.
      }
    }

    private void run(Signal signal) {
      Handler present = handlers.get(signal);
      if (present != null) {
        present.callback.run();
      }
    }
  }
}
