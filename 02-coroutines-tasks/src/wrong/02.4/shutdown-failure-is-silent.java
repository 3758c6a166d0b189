// Misconception: nobody waits for these tasks any more, so their failures do not matter.
// Fails: aTaskThatFailsWhileItCleansUpIsReported
package asyncio.task;

import java.util.List;

public final class Runner implements AutoCloseable {

  private void cancelAll(List<Task<?>> tasks) {
    if (!tasks.isEmpty()) {
      tasks.forEach(Task::cancel);
      runUntilComplete(loop, Gathering.settled(tasks));
    }
  }
}
