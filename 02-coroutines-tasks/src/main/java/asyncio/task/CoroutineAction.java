package asyncio.task;

import java.util.concurrent.Callable;

/** The body of a coroutine without a result. */
@FunctionalInterface
public interface CoroutineAction {

  /** Runs. */
  void run() throws Exception;

  /** The same, with null as the result. */
  default Callable<Void> returningNull() {
    return new ReturningNull(this);
  }
}
