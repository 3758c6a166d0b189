// Misconception: a call on a thread fails by an ExecutionException.
// Fails: otherThreadFails
package asyncio.testing;

import asyncio.task.ExecutorCall;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

public final class Faults {

  public static <T> Callable<T> onThread(Executor executor, Callable<? extends T> call) {
    return () -> {
      try {
        return await(ExecutorCall.<T>on(executor, call));
      } catch (Exception failure) {
        throw new java.util.concurrent.ExecutionException(failure);
      }
    };
  }
}
