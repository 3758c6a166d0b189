// Misconception: to release twice does no harm.
// Fails: closingGivesThePollerBackOnceHoweverOftenCloseIsCalled
package asyncio.loop;

final class Lifecycle {

  void close(Runnable release) {
    if (isRunning()) {
      throw new IllegalStateException("cannot close a running event loop");
    }
    closed = true;
    release.run();
  }
}
