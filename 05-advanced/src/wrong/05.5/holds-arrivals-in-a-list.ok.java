// Alternative: arrivals are held in a list with a lock.
package asyncio.loops;

import java.util.ArrayList;
import java.util.List;

public final class Replayer {

  private final List<Held> list = new ArrayList<>();

  private Held takeFrom(String thread) {
    synchronized (list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i).thread.equals(thread)) {
          return list.remove(i);
        }
      }
      return null;
    }
  }

  @Override
  public void arrived(Runnable deliver) {
    synchronized (list) {
      list.add(new Held(Thread.currentThread().getName(), deliver));
    }
    poller.wakeUp();
  }
}
