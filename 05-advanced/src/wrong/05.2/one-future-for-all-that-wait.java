// Misconception: all wait for the same, so they share a future.
// Fails: oneOfThoseThatWaitIsCancelled, oneGivesUp
package asyncio.process;

import asyncio.task.Future;

final class Dispatcher {

  private Future<Void> allGone;

  Future<Void> gone() {
    if (allGone == null) {
      allGone = new Future<>(loop);
    }
    tellIfAllAreGone();
    return allGone;
  }

  private void tellIfAllAreGone() {
    if (dismissed && size() == 0 && !firstIsWanted() && allGone != null && !allGone.isDone()) {
      allGone.setResult(null);
    }
  }
}
