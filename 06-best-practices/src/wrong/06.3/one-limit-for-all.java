// Misconception: a limit is for the whole of closing.
// Fails: aLimit, limitsOfTheirOwn
package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.ExceptionGroup;
import java.util.ArrayList;

public final class ExitStack implements AutoCloseable {

  private void closeAll() {
    if (!open.isEmpty()) {
      await(
          Cleanup.limited(
              new CleanupStep(open.peek().name(), open.peek().limit(), this::closeEach)));
    }
  }

  private void closeEach() throws Exception {
    var failures = new ArrayList<Throwable>();
    while (!open.isEmpty()) {
      try {
        open.pop().action().run();
      } catch (Throwable thrown) {
        if (!isOfTheStep(thrown)) {
          throw thrown;
        }
        failures.add(thrown);
      }
    }
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }
}
