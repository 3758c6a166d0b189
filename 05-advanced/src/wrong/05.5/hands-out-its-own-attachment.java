// Misconception: an attachment is an attachment.
// Fails: polls, ownAttachments, arrivalsComeFirst, recordedProgram, whole, recordedAndReplayed
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Recorder {

  @Override
  public Object attachment(SelectableChannel channel) {
    return poller.attachment(channel);
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    loopThread = Thread.currentThread();
    sink.add(new LoopEvent.Poll(timeoutNanos));
    boolean delivered = deliverHeld();
    asleep.set(timeoutNanos != 0 && !delivered);
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
