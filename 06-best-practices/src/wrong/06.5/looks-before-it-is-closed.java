// Misconception: all that was told is there when the test is over.
// Fails: neverAwaited, neverAwaitedInDebugMode, neverRetrieved, failsAtTheEnd, closedByForce,
//   stuckAtTheEnd, twice
package asyncio.testing;

import java.util.ArrayList;
import java.util.List;

public final class Leaks {

  public List<Leak> finish() {
    var left = new ArrayList<>(pendingTasks());
    left.addAll(told);
    told.clear();
    try {
      loop.close();
    } catch (IllegalStateException | AssertionError failure) {
      told.add(new Leak(Leak.Kind.UNHANDLED, "the loop was closed by force", failure));
    }
    newThreads().stream()
        .map(thread -> new Leak(Leak.Kind.THREAD, "thread " + thread.getName(), null))
        .forEach(left::add);
    return left;
  }
}
