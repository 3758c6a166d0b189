// Misconception: closing does not fail.
// Fails: failingTwice, errorsAreFailures
package asyncio.loops;

import asyncio.loop.EventLoop;
import asyncio.loop.Poller;
import java.util.function.Supplier;

public final class LoopFactory implements Supplier<EventLoop> {

  private static void closeAfter(Throwable failure, Poller poller) {
    poller.close();
  }
}
