// Misconception: a thread has one name.
// Fails: namesInTheReplay
package asyncio.loops;

import java.util.Iterator;

public final class Replayer {

  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread(), deliver));
    poller.wakeUp();
  }

  private Held takeFrom(String thread) {
    for (Iterator<Held> each = held.iterator(); each.hasNext(); ) {
      Held arrival = each.next();
      if (arrival.thread.getName().equals(thread)) {
        each.remove();
        return arrival;
      }
    }
    return null;
  }

  private record Held(Thread thread, Runnable deliver) {}
}
