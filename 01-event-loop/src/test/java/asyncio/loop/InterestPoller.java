package asyncio.loop;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A poller over a selector that tells what it was asked to wait for, and how busy it is. */
final class InterestPoller extends ForwardingPoller {

  private static final String NOTHING = "nothing";
  private static final String BOTH = "reading and writing";

  private final Map<SelectableChannel, Integer> interests = new LinkedHashMap<>();
  private final Map<SelectableChannel, Object> failing = new LinkedHashMap<>();
  private final Set<SelectableChannel> both = new HashSet<>();
  private int reports;
  private boolean polledForBoth;

  InterestPoller() {
    super(new SelectorPoller());
  }

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
      default -> BOTH;
    };
  }

  /** Whether in some poll a channel was waited on for reading and for writing at once. */
  boolean polledForBoth() {
    return polledForBoth;
  }

  /** How often a channel was ready. */
  int reports() {
    return reports;
  }

  /**
   * Makes every {@code accept} fail from now on, as it does when the system has no file descriptor
   * left: the listening channel, which it returns, stays ready all the time.
   */
  SelectableChannel failAccepting() throws IOException {
    SelectableChannel listener =
        interests.keySet().stream()
            .filter(ServerSocketChannel.class::isInstance)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no reader was added for a listening channel"));
    failing.put(listener, poller.attachment(listener));
    listener.close();
    return listener;
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    polledForBoth |= !both.isEmpty();
    poller.poll(
        timeoutNanos,
        (attachment, events) -> {
          reports++;
          sink.ready(attachment, events);
        });
    for (SelectableChannel channel : List.copyOf(failing.keySet())) {
      if ((interests.get(channel) & READ) != 0) {
        reports++;
        sink.ready(failing.get(channel), READ);
      }
    }
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    if (failing.containsKey(channel)) {
      failing.put(channel, attachment);
    } else {
      poller.watch(channel, events, attachment);
    }
    interests.put(channel, events);
    if (events == (READ | WRITE)) {
      both.add(channel);
    } else {
      both.remove(channel);
    }
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    return failing.containsKey(channel) ? failing.get(channel) : poller.attachment(channel);
  }
}
