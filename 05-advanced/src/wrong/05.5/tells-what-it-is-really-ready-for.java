// Misconception: the more the program knows, the better.
// Fails: readyForMore
package asyncio.loops;

public final class Replayer {

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    loopThread = Thread.currentThread();
    watched.keySet().removeIf(channel -> !channel.isOpen());
    require(new LoopEvent.Poll(timeoutNanos));
    try {
      while (true) {
        switch (expected()) {
          case LoopEvent.Ready(int channel, int events) -> {
            Object attachment = awaitReady(channel, events);
            next++;
            int ready =
                watched.values().stream()
                    .filter(state -> state.number == channel)
                    .mapToInt(state -> state.ready)
                    .sum();
            sink.ready(attachment, ready);
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
