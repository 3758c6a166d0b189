// Misconception: what nobody gets need not be looked at.
// Fails: aFailureInACleanupCountsAsSeen
package asyncio.task;

import java.util.IdentityHashMap;

public final class Gathering<T, R> extends Future<List<R>> {

  private void complete() {
    if (cancelRequested) {
      setException(new CancelledError(cancelMessage));
      return;
    }
    var outcomes = new IdentityHashMap<Future<T>, R>();
    children.forEach(child -> outcomes.computeIfAbsent(child, outcome));
    setResult(children.stream().map(outcomes::get).toList());
  }
}
