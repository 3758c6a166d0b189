// Misconception: a loop that cannot be closed is a failure of its own.
// Fails: closedByForce, stuckAtTheEnd
package asyncio.testing;

import java.util.ArrayList;
import java.util.List;

public final class Leaks {

  public List<Leak> finish() {
    var left = new ArrayList<>(pendingTasks());
    loop.close();
    left.addAll(told);
    told.clear();
    newThreads().stream()
        .map(thread -> new Leak(Leak.Kind.THREAD, "thread " + thread.getName(), null))
        .forEach(left::add);
    return left;
  }
}
