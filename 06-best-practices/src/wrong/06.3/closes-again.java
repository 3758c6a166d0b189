// Misconception: closing goes through what there is.
// Fails: usedAgain, addedMeanwhile, stackAsInCPython, theOneThatIsDone
package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.ExceptionGroup;
import java.util.ArrayList;
import java.util.List;

public final class ExitStack implements AutoCloseable {

  private void closeAll() {
    var failures = new ArrayList<Throwable>();
    for (CleanupStep step : List.copyOf(open)) {
      try {
        await(Cleanup.limited(step));
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
