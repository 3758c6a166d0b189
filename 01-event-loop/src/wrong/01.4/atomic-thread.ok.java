// Alternative: takes the loop for a thread by compareAndSet, which is sound between threads too.
package asyncio.loop;

import java.util.concurrent.atomic.AtomicReference;

final class Lifecycle {

  private final AtomicReference<Thread> owner = new AtomicReference<>();

  void runForever(Runnable iteration) {
    requireOpen();
    if (runsOnThisThread()) {
      throw new IllegalStateException("this event loop is already running");
    }
    if (RUNNING.get() != null) {
      throw new IllegalStateException("cannot run the event loop while another loop is running");
    }
    if (!owner.compareAndSet(null, Thread.currentThread())) {
      throw new IllegalStateException("this event loop is already running");
    }
    RUNNING.set(loop);
    try {
      boolean more = true;
      while (more) {
        iteration.run();
        more = !stopping;
      }
    } finally {
      stopping = false;
      RUNNING.set(null);
      owner.set(null);
    }
  }

  boolean isRunning() {
    return owner.get() != null;
  }

  boolean runsOnThisThread() {
    return owner.get() == Thread.currentThread();
  }
}
