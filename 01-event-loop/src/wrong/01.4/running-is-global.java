// Misconception: there is one running loop, so a static field will hold it.
// Fails: eachThreadHasARunningLoopOfItsOwnOrNone
package asyncio.loop;

final class Lifecycle {

  private static volatile EventLoop running;

  static EventLoop running() {
    if (running == null) {
      throw new IllegalStateException("no running event loop");
    }
    return running;
  }

  void runForever(Runnable iteration) {
    requireOpen();
    requireNothingRunning();
    thread = Thread.currentThread();
    running = loop;
    try {
      do {
        iteration.run();
      } while (!stopping);
    } finally {
      stopping = false;
      thread = null;
      running = null;
    }
  }

  private void requireNothingRunning() {
    if (isRunning()) {
      throw new IllegalStateException("this event loop is already running");
    }
    if (running != null) {
      throw new IllegalStateException("cannot run the event loop while another loop is running");
    }
  }
}
