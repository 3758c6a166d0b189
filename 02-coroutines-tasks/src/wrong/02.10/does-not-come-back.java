// Misconception: code that is run returns.
// Fails: aContextCannotBeEnteredTwice, whenTheCodeThrowsTheContextBeforeComesBack,
//   awaitAndThrowInsideRun
package asyncio.task;

public final class Context {

  public <T> T call(Callable<? extends T> body) throws Exception {
    CallbackContext before = enter();
    T result = body.call();
    leave(before, null);
    return result;
  }

  public void run(Runnable body) {
    CallbackContext before = enter();
    body.run();
    leave(before, null);
  }
}
