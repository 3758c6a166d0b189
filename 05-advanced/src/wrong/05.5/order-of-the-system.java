// Misconception: in one poll, order does not matter.
// Fails: order
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
            int first = next;
            while (expected() instanceof LoopEvent.Ready(int each, int those)) {
              awaitReady(each, those);
              next++;
            }
            for (Watched state : watched.values()) {
              for (LoopEvent event : record.subList(first, next)) {
                if (event instanceof LoopEvent.Ready(int each, int those) && each == state.number) {
                  sink.ready(state.attachment, those);
                }
              }
            }
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
