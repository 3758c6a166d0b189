// Misconception: whoever wakes the loop takes the mark.
// Fails: awakeAfterASleep
package asyncio.loops;

public final class Recorder {

  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    loopThread = Thread.currentThread();
    sink.add(new LoopEvent.Poll(timeoutNanos));
    boolean delivered = deliverHeld();
    asleep.set(timeoutNanos != 0 && !delivered);
    poller.poll(
        asleep.get() && held.isEmpty() ? timeoutNanos : 0,
        (attachment, ready) -> {
          deliverHeld();
          var watched = (Watched) attachment;
          sink.add(new LoopEvent.Ready(watched.channel, ready));
          events.ready(watched.attachment, ready);
        });
    deliverHeld();
  }
}
