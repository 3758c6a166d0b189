package asyncio.task;

import java.util.concurrent.Callable;

/** The body of a coroutine without a result, as one with null as its result. */
record ReturningNull(CoroutineAction action) implements Callable<Void> {

  @Override
  public Void call() throws Exception {
    action.run();
    return null;
  }

  /** The class that a body was written as: of what is wrapped, that which is inside. */
  static Class<?> origin(Callable<?> body) {
    return body instanceof ReturningNull(CoroutineAction action)
        ? action.getClass()
        : body.getClass();
  }
}
