// Misconception: the end of the test is when its loop has been closed.
// Fails: pendingTasks, cancelledIsPending, failsAtTheEnd, closedByForce, stuckAtTheEnd, twice,
//   leaking, failingAndLeaking, failingBefore, leaks
package asyncio.testing;

import java.util.ArrayList;
import java.util.List;

public final class Leaks {

  public List<Leak> finish() {
    try {
      loop.close();
    } catch (IllegalStateException | AssertionError failure) {
      told.add(new Leak(Leak.Kind.UNHANDLED, "the loop was closed by force", failure));
    }
    var left = new ArrayList<Leak>();
    left.addAll(told);
    told.clear();
    newThreads().stream()
        .map(thread -> new Leak(Leak.Kind.THREAD, "thread " + thread.getName(), null))
        .forEach(left::add);
    return left;
  }
}
