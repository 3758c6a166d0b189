// Misconception: the record shows what the system was asked for.
// Fails: arrivesWhileAwake
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    loopThread = Thread.currentThread();
    boolean arrived = !held.isEmpty();
    sink.add(new LoopEvent.Poll(arrived ? 0 : timeoutNanos));
    deliverHeld();
    asleep.set(timeoutNanos != 0 && !arrived);
    try {
      poller.poll(
          asleep.get() && held.isEmpty() ? timeoutNanos : 0,
          (attachment, ready) -> {
            deliverHeld();
            var watched = (Watched) attachment;
            sink.add(new LoopEvent.Ready(watched.channel, ready));
            events.ready(watched.attachment, ready);
          });
    } finally {
      asleep.set(false);
    }
    deliverHeld();
  }
}
