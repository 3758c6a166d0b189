// Misconception: the loop knows whether it may sleep.
// Fails: arrivesWhileAwake, arrivesAtAnyMoment
package asyncio.loops;

public final class Recorder {

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
