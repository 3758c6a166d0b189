// Misconception: never is never.
// Fails: neverAnswers, neverIsCancelled
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.Callable;

public final class Faults {

  public static <T> Callable<T> never() {
    return () -> {
      for (int i = 0; i < 9; i++) {
        try {
          return await(new Future<T>(EventLoop.running()));
        } catch (asyncio.task.CancelledError refused) {
          // Never.
        }
      }
      return null;
    };
  }
}
