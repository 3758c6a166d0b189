// Misconception: a request is taken back where a cancellation is caught.
// Fails: anotherExceptionInAnswer
package asyncio.task;

public final class Timeout {

  private <T> T run(ScopeBody<? super Timeout, ? extends T> body) throws Exception {
    try {
      T result = body.run(this);
      exit();
      return result;
    } catch (CancelledError cancelled) {
      if (exit()) {
        throw new TimeoutError(cancelled);
      }
      throw cancelled;
    } catch (Throwable failure) {
      stopTimer();
      state = state == State.ENTERED ? State.EXITED : State.EXPIRED;
      throw failure;
    }
  }
}
