// Misconception: whatever is ready may be told.
// Fails: order, early, readyForBoth, readyForMore, foundWhileWaiting, closedMeanwhile
package asyncio.loops;

public final class Replayer {

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    loopThread = Thread.currentThread();
    watched.keySet().removeIf(channel -> !channel.isOpen());
    require(new LoopEvent.Poll(timeoutNanos));
    poller.poll(
        0,
        (attachment, events) -> {
          Watched channel = (Watched) attachment;
          if (!new LoopEvent.Ready(channel.number, events).equals(expected())) {
            sink.ready(channel.attachment, events);
          }
        });
    try {
      while (true) {
        switch (expected()) {
          case LoopEvent.Ready(int channel, int events) -> {
            Object attachment = awaitReady(channel, events);
            next++;
            sink.ready(attachment, events);
          }
          case LoopEvent.Arrival(String thread) -> deliver(thread);
          case null, default -> {
            return;
          }
        }
      }
    } finally {
      watched.forEach(this::watchAgain);
    }
  }
}
