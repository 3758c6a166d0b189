// Alternative: a lock around a list, and a list that changes hands as a whole.
// Replaces: the whole class
package asyncio.loop;

import java.util.ArrayList;
import java.util.List;

final class Inbox {

  private final Poller poller;
  private List<Handle> arrivals = new ArrayList<>();
  private boolean asleep;

  Inbox(Poller poller) {
    this.poller = poller;
  }

  void post(Handle handle) {
    boolean wake;
    synchronized (this) {
      arrivals.add(handle);
      wake = asleep;
      asleep = false;
    }
    if (wake) {
      poller.wakeUp();
    }
  }

  synchronized boolean fallAsleep() {
    asleep = arrivals.isEmpty();
    return asleep;
  }

  synchronized void awake() {
    asleep = false;
  }

  void moveTo(ReadyQueue ready) {
    take().forEach(ready::add);
  }

  private synchronized List<Handle> take() {
    List<Handle> taken = arrivals;
    arrivals = new ArrayList<>();
    return taken;
  }
}
