// Misconception: a failure is announced as soon as there is one.
// Fails: anExceptionThatWasRefusedIsNotReported
package asyncio.task;

import java.util.Objects;

public class Future<T> implements Awaitable<T> {

  public void setException(Throwable exception) {
    Objects.requireNonNull(exception, "exception");
    UnretrievedError announced = UnretrievedErrors.of(loop).add(this, exception);
    requirePending();
    this.exception = exception;
    unretrieved = announced;
    become(State.FINISHED);
  }
}
