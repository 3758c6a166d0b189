// Misconception: the order of closing and releasing does not matter.
// Fails: closedBeforeTheRelease
package asyncio.loop;

final class Lifecycle {

  void close(Runnable release) {
    if (isRunning()) {
      throw new IllegalStateException("cannot close a running event loop");
    }
    if (!closed) {
      release.run();
      closed = true;
    }
  }
}
