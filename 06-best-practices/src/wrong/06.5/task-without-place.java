// Misconception: its name says which task it is.
// Fails: pendingTasks, leaking
package asyncio.testing;

import asyncio.task.Tasks;
import java.util.List;

public final class Leaks {

  private List<Leak> pendingTasks() {
    if (loop.loop().isClosed() || Tasks.of(loop.loop()).pending().isEmpty()) {
      return List.of();
    }
    return Tasks.of(loop.loop()).pending().stream()
        .map(task -> new Leak(Leak.Kind.PENDING_TASK, "pending task: " + task.name(), null))
        .toList();
  }
}
