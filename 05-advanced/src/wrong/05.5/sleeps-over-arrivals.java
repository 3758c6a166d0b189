// Misconception: the loop knows whether it may sleep.
// Fails: arrivesWhileAwake
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    loopThread = Thread.currentThread();
    sink.add(new LoopEvent.Poll(timeoutNanos));
    deliverHeld();
    asleep.set(timeoutNanos != 0);
    try {
      poller.poll(
          timeoutNanos,
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
