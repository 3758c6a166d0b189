// Alternative: a blocking queue, and a wake-up within the lock.
package asyncio.loop;

import java.util.ArrayList;
import java.util.concurrent.LinkedBlockingQueue;

final class Inbox {

  private final LinkedBlockingQueue<Handle> arrivals = new LinkedBlockingQueue<>();
  private final Object lock = new Object();
  private boolean sleeping;

  void post(Handle handle) {
    arrivals.add(handle);
    synchronized (lock) {
      if (sleeping) {
        sleeping = false;
        poller.wakeUp();
      }
    }
  }

  boolean fallAsleep() {
    synchronized (lock) {
      sleeping = true;
      if (!arrivals.isEmpty()) {
        sleeping = false;
      }
      return sleeping;
    }
  }

  void awake() {
    synchronized (lock) {
      sleeping = false;
    }
  }

  void moveTo(ReadyQueue ready) {
    var taken = new ArrayList<Handle>();
    arrivals.drainTo(taken);
    taken.forEach(ready::add);
  }
}
