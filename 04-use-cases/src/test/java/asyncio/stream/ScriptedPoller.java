package asyncio.stream;

import asyncio.loop.Poller;
import asyncio.loop.VirtualTime;
import java.nio.channels.SelectableChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** A poller on virtual time for channels that are ready when the test says so. */
final class ScriptedPoller implements Poller {

  /** A channel that knows itself what it is ready for. */
  interface Ready {

    /** What it is ready for: {@link Poller#READ}, {@link Poller#WRITE}, both or nothing. */
    int readyFor();
  }

  private record Watch(int events, Object attachment) {}

  private final VirtualTime time;
  private final Map<SelectableChannel, Watch> watched = new LinkedHashMap<>();

  ScriptedPoller(VirtualTime time) {
    this.time = time;
  }

  /** How many channels the loop still waits for. */
  int watched() {
    return watched.size();
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    watched.keySet().removeIf(channel -> !channel.isOpen());
    boolean nobody = Map.copyOf(watched).entrySet().stream().noneMatch(e -> report(e, sink));
    time.poll(nobody ? timeoutNanos : 0, sink);
  }

  private static boolean report(Map.Entry<SelectableChannel, Watch> entry, ReadyEvents sink) {
    int events = ((Ready) entry.getKey()).readyFor() & entry.getValue().events;
    if (events != 0) {
      sink.ready(entry.getValue().attachment, events);
    }
    return events != 0;
  }

  @Override
  public void wakeUp() {
    time.wakeUp();
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    if (events == 0) {
      watched.remove(channel);
    } else if (!channel.isOpen()) {
      throw new IllegalArgumentException("the channel is closed: " + channel);
    } else {
      watched.put(channel, new Watch(events, attachment));
    }
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    Watch watch = watched.get(channel);
    return watch == null ? null : watch.attachment;
  }

  @Override
  public void close() {}
}
