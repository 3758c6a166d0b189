// Misconception: a body that fails after its time fails because of the time.
// Fails: anotherExceptionInAnswer
package asyncio.task;

public final class Timeout {

  private <T> T run(ScopeBody<? super Timeout, ? extends T> body) throws Exception {
    try {
      return body.run(this);
    } catch (Throwable failure) {
      if (exit()) {
        throw new TimeoutError(new CancelledError());
      }
      throw failure;
    } finally {
      exit();
    }
  }
}
