// Misconception: closing takes as long as it takes.
// Fails: aLimit, resources
package asyncio.pattern;


import asyncio.task.ExceptionGroup;
import java.util.ArrayList;

public final class ExitStack implements AutoCloseable {

  private void closeAll() throws Exception {
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
