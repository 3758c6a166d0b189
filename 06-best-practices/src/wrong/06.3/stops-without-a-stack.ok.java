// Alternative: children are stopped in a loop over the reversed list.
package asyncio.pattern;


import asyncio.task.ExceptionGroup;
import asyncio.task.Failures;
import java.util.ArrayList;
import java.util.List;

public final class Supervisor {

  private void stopAll() {
    phase = Phase.STOPPING;
    var failures = new ArrayList<Throwable>();
    for (Child child : List.copyOf(children).reversed()) {
      try {
        stopForGood(child);
      } catch (Throwable failure) {
        if (!Failures.isFailure(failure)) {
          throw failure;
        }
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }
}
