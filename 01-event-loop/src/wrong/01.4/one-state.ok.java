// Alternative: one state in place of the flags, and a map from threads to loops.
// Replaces: the whole class
package asyncio.loop;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

final class Lifecycle {

  private enum State {
    IDLE,
    RUNNING,
    CLOSED
  }

  private static final ConcurrentMap<Thread, EventLoop> LOOPS = new ConcurrentHashMap<>();

  private final EventLoop loop;
  private volatile State state = State.IDLE;
  private boolean stopping;

  Lifecycle(EventLoop loop) {
    this.loop = loop;
  }

  static EventLoop running() {
    EventLoop running = LOOPS.get(Thread.currentThread());
    if (running == null) {
      throw new IllegalStateException("no running event loop");
    }
    return running;
  }

  void runForever(Runnable iteration) {
    switch (state) {
      case CLOSED -> throw new IllegalStateException("event loop is closed");
      case RUNNING -> throw new IllegalStateException("this event loop is already running");
      case IDLE -> {}
    }
    if (LOOPS.putIfAbsent(Thread.currentThread(), loop) != null) {
      throw new IllegalStateException("cannot run the event loop while another loop is running");
    }
    state = State.RUNNING;
    try {
      iteration.run();
      while (!stopping) {
        iteration.run();
      }
    } finally {
      stopping = false;
      state = State.IDLE;
      LOOPS.remove(Thread.currentThread());
    }
  }

  void stop() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  boolean runsOnThisThread() {
    return LOOPS.get(Thread.currentThread()) == loop;
  }

  boolean isClosed() {
    return state == State.CLOSED;
  }

  void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
  }

  void close(Runnable release) {
    switch (state) {
      case CLOSED -> {}
      case RUNNING -> throw new IllegalStateException("cannot close a running event loop");
      case IDLE -> {
        state = State.CLOSED;
        release.run();
      }
    }
  }
}
