// Misconception: what fails throws an exception.
// Fails: errorsAreFailures
package asyncio.loops;

import asyncio.loop.LoopParts;
import asyncio.loop.Poller;
import java.util.function.Supplier;

public final class LoopFactory {

  private static <T> T orClosed(LoopParts parts, Supplier<T> made) {
    try {
      return made.get();
    } catch (RuntimeException failure) {
      closeAfter(failure, parts.poller());
      throw failure;
    }
  }

  private static void closeAfter(Throwable failure, Poller poller) {
    try {
      poller.close();
    } catch (RuntimeException another) {
      failure.addSuppressed(another);
    }
  }
}
