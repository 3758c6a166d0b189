// Misconception: the call comes late; who makes it does not matter.
// Fails: otherThread
package asyncio.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

public final class Faults {

  public static <T> Callable<T> onThread(Executor executor, Callable<? extends T> call) {
    return () -> {
      await(sleep(java.time.Duration.ZERO));
      return call.call();
    };
  }
}
