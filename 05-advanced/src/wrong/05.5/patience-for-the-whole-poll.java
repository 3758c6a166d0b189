// Misconception: a poll has a patience.
// Fails: patienceForEach, takesWhatComes
package asyncio.loops;

public final class Replayer {

  private long deadline;

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    loopThread = Thread.currentThread();
    watched.keySet().removeIf(channel -> !channel.isOpen());
    require(new LoopEvent.Poll(timeoutNanos));
    deadline = clock.nanos() + patienceNanos;
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

  private Object awaitReady(int number, int events) {
    Watched channel =
        watched.values().stream()
            .filter(candidate -> candidate.number == number)
            .filter(candidate -> (candidate.events & events) == events)
            .findFirst()
            .orElseThrow(() -> diverged(null));
    while ((channel.ready & events) != events) {
      waitForOutside(deadline);
    }
    return channel.attachment;
  }

  private void deliver(String thread) {
    Held arrival = takeFrom(thread);
    while (arrival == null) {
      waitForOutside(deadline);
      arrival = takeFrom(thread);
    }
    next++;
    arrival.deliver.run();
  }
}
