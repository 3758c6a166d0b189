package asyncio.loop;

import java.nio.channels.SelectableChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A poller over a selector that tells what it was asked to wait for, and how busy it is. */
final class InterestPoller implements Poller {

  private static final String NOTHING = "nothing";

  private final Poller poller = new SelectorPoller();
  private final Map<SelectableChannel, Integer> interests = new LinkedHashMap<>();
  private int polls;
  private int reports;

  /** What it waits for on a channel, in words. */
  String waitsFor(SelectableChannel channel) {
    return inWords(channel.isOpen() ? interests.getOrDefault(channel, 0) : 0);
  }

  /** What it waits for on the channels of a kind, without those on which it waits for nothing. */
  List<String> waitsFor(Class<? extends SelectableChannel> kind) {
    return interests.keySet().stream()
        .filter(kind::isInstance)
        .map(this::waitsFor)
        .filter(events -> !events.equals(NOTHING))
        .toList();
  }

  private static String inWords(int events) {
    return switch (events) {
      case 0 -> NOTHING;
      case READ -> "reading";
      case WRITE -> "writing";
      default -> "reading and writing";
    };
  }

  /** How many polls there were. */
  int polls() {
    return polls;
  }

  /** How often a channel was ready. */
  int reports() {
    return reports;
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    polls++;
    poller.poll(
        timeoutNanos,
        (attachment, events) -> {
          reports++;
          sink.ready(attachment, events);
        });
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    poller.watch(channel, events, attachment);
    interests.put(channel, events);
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    return poller.attachment(channel);
  }

  @Override
  public void wakeUp() {
    poller.wakeUp();
  }

  @Override
  public void close() {
    poller.close();
  }
}
