// Misconception: there was nothing a moment ago.
// Fails: arrivesAtAnyMoment
package asyncio.loops;

public final class Recorder {

  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    loopThread = Thread.currentThread();
    sink.add(new LoopEvent.Poll(timeoutNanos));
    boolean delivered = deliverHeld();
    long timeout = delivered || !held.isEmpty() ? 0 : timeoutNanos;
    asleep.set(timeout != 0);
    try {
      poller.poll(
          timeout,
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
