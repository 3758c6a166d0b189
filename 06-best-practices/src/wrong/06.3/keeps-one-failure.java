// Misconception: one failure says enough.
// Fails: allFail, aBodyThatFails, failuresAtTheEnd
package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.ExceptionGroup;
import java.util.ArrayList;

public final class ExitStack implements AutoCloseable {

  private void closeAll() {
    var failures = new ArrayList<Throwable>();
    while (!open.isEmpty()) {
      try {
        await(Cleanup.limited(open.pop()));
      } catch (Throwable thrown) {
        if (!isOfTheStep(thrown)) {
          throw thrown;
        }
        if (failures.isEmpty()) {
          failures.add(thrown);
        }
      }
    }
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }
}
