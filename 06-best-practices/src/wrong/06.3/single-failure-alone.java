// Misconception: a group is for several.
// Fails: oneFails, aLimit, inATry, resources, cancelledInTheMiddle, aBodyThatIsCancelled,
//   stackAsInCPython, stuckAtTheEnd
package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.ExceptionGroup;
import java.util.ArrayList;

public final class ExitStack implements AutoCloseable {

  private void closeAll() throws Exception {
    var failures = new ArrayList<Throwable>();
    while (!open.isEmpty()) {
      try {
        await(Cleanup.limited(open.pop()));
      } catch (Throwable thrown) {
        if (!isOfTheStep(thrown)) {
          throw thrown;
        }
        failures.add(thrown);
      }
    }
    if (failures.size() == 1 && failures.getFirst() instanceof Exception one) {
      throw one;
    }
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }
}
