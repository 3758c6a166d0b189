// Alternative: each step is closed, and then the rest.
package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.ExceptionGroup;
import java.util.ArrayList;
import java.util.List;

public final class ExitStack implements AutoCloseable {

  private void closeAll() {
    var failures = new ArrayList<Throwable>();
    closeRest(failures);
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }

  private void closeRest(List<Throwable> failures) {
    if (open.isEmpty()) {
      return;
    }
    try {
      await(Cleanup.limited(open.pop()));
    } catch (Throwable thrown) {
      if (!isOfTheStep(thrown)) {
        throw thrown;
      }
      failures.add(thrown);
    }
    closeRest(failures);
  }
}
