// Misconception: where callbacks are taken does not matter.
// Fails: takesWhatIsNext
// By luck: recordedAndReplayed
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
            sink.ready(attachment, events);
          }
          case LoopEvent.Arrival(String thread) -> deliver(thread);
          case LoopEvent.Take() -> next++;
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
