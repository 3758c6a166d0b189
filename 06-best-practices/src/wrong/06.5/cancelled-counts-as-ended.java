// Misconception: what has been cancelled is as good as done.
// Fails: cancelledIsPending
package asyncio.testing;

import asyncio.task.Tasks;
import java.util.List;

public final class Leaks {

  private List<Leak> pendingTasks() {
    if (loop.loop().isClosed() || Tasks.of(loop.loop()).pending().isEmpty()) {
      return List.of();
    }
    return Tasks.of(loop.loop()).pending().stream().allMatch(task -> task.cancelling() > 0)
        ? List.of()
        : Tasks.of(loop.loop()).waiting().stream()
            .map(line -> new Leak(Leak.Kind.PENDING_TASK, "pending task: " + line, null))
            .toList();
  }
}
