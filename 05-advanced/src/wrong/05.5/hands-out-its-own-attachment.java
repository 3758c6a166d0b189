// Misconception: an attachment is an attachment.
// Fails: polls, ownAttachments, arrivalsComeFirst, recordedProgram, whole, recordedAndReplayed
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;
import java.nio.channels.SelectableChannel;

public final class Recorder implements Clock, Poller {

  @Override
  public Object attachment(SelectableChannel channel) {
    return poller.attachment(channel);
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    loopThread = Thread.currentThread();
    sink.add(new LoopEvent.Poll(timeoutNanos));
    boolean arrived = !held.isEmpty();
    deliverHeld();
    asleep.set(timeoutNanos != 0 && !arrived);
    try {
      poller.poll(
          asleep.get() && held.isEmpty() ? timeoutNanos : 0,
          (attachment, ready) -> {
            deliverHeld();
            var watched = (Watched) attachment;
            sink.add(new LoopEvent.Ready(watched.channel, ready));
            events.ready(watched, ready);
          });
    } finally {
      asleep.set(false);
    }
    deliverHeld();
  }
}
