// Misconception: all wait for the same, so they share a future.
// Fails: oneOfThoseThatWaitIsCancelled
package asyncio.process;

import asyncio.task.Future;

final class Dispatcher {

  private final Future<Void> allGone = new Future<>(loop);

  Future<Void> gone() {
    tellIfAllAreGone();
    return allGone;
  }

  private void tellIfAllAreGone() {
    if (dismissed && line.isEmpty() && size() == 0 && !allGone.isDone()) {
      allGone.setResult(null);
    }
  }
}
