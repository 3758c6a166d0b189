// Misconception: what is closed is not needed any more, so why it failed does not matter.
// Fails: oneFails, allFail, aLimit, aBodyThatFails, inATry, resources, cancelledInTheMiddle,
//   aBodyThatIsCancelled, theClosingTaskIsCancelled, stackAsInCPython, oneEndsByAnError,
//   stuckAtTheEnd, failuresAtTheEnd
package asyncio.pattern;

import static asyncio.Asyncio.await;

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
        failures.add(thrown);
      }
    }
    if (!failures.isEmpty()) {
      failures.clear();
    }
  }
}
