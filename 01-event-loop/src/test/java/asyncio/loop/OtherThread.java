package asyncio.loop;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Does something on another thread, and waits until it is done. */
final class OtherThread {

  private OtherThread() {}

  /** Runs a body on a new thread. */
  static void run(Runnable body) {
    call(
        () -> {
          body.run();
          return null;
        });
  }

  /** Calls a body on a new thread, and returns what it returned. */
  static <T> T call(Callable<T> body) {
    var task = new FutureTask<>(body);
    Thread.ofPlatform().name("other thread").daemon().start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What a body throws on a new thread, or null. */
  static Throwable thrownBy(Runnable body) {
    try {
      run(body);
      return null;
    } catch (CompletionException e) {
      return e.getCause();
    }
  }
}
