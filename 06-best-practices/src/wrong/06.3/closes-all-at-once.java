// Misconception: closing everything at the same time is fastest.
// Fails: inReverse, oneFails, aLimit, aBodyThatFails, inATry, resources, cancelledInTheMiddle,
//   cancelledInATry, aBodyThatIsCancelled, theClosingTaskIsCancelled, handedOn, addedMeanwhile,
//   stackAsInCPython, theOneThatIsDone, cancelledTwice, stuckAtTheEnd
package asyncio.pattern;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.ExceptionGroup;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;

public final class ExitStack implements AutoCloseable {

  private void closeAll() {
    List<Task<Void>> tasks = open.stream().map(step -> createTask(Cleanup.limited(step))).toList();
    open.clear();
    if (tasks.isEmpty()) {
      return;
    }
    await(waitUntil(ReturnWhen.ALL_COMPLETED, tasks));
    var failures = new ArrayList<Throwable>();
    for (Task<Void> task : tasks) {
      try {
        if (task.exception() != null) {
          failures.add(task.exception());
        }
      } catch (CancelledError cancelled) {
        failures.add(cancelled);
      }
    }
    if (!failures.isEmpty()) {
      throw new ExceptionGroup("failed to close", failures);
    }
  }
}
