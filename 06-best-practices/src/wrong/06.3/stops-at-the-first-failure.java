// Misconception: what throws ends the loop.
// Fails: oneFails, allFail, aLimit, aBodyThatFails, inATry, resources, cancelledInTheMiddle,
//   aBodyThatIsCancelled, theClosingTaskIsCancelled, stackAsInCPython, oneEndsByAnError,
//   stuckAtTheEnd, failuresAtTheEnd
package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.ExceptionGroup;
import java.util.ArrayList;
import java.util.List;

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
        throw new ExceptionGroup("failed to close", List.of(thrown));
      }
    }
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }
}
