// Misconception: what is not done yet is left.
// Fails: theOneThatIsDone
package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.ExceptionGroup;
import java.util.ArrayList;

public final class ExitStack {

  private void closeAll() {
    var failures = new ArrayList<Throwable>();
    while (!open.isEmpty()) {
      CleanupStep top = open.peek();
      try {
        await(Cleanup.limited(top));
      } catch (Throwable thrown) {
        if (!isOfTheStep(thrown)) {
          throw thrown;
        }
        failures.add(thrown);
      } finally {
        open.remove(top);
      }
    }
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }
}
