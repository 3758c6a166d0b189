// Misconception: the record shows what the system was asked for.
// Fails: arrivesWhileAwake
// By luck: whole, recordedAndReplayed
package asyncio.loops;

public final class Recorder {

  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    loopThread = Thread.currentThread();
    sink.add(new LoopEvent.Poll(held.isEmpty() ? timeoutNanos : 0));
    boolean delivered = deliverHeld();
    asleep.set(timeoutNanos != 0 && !delivered);
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
