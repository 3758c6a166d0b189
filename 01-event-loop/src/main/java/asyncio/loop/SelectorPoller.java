package asyncio.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A poller over {@link Selector}, which is epoll, kqueue or its like underneath.
 *
 * <p>It translates between the two questions that a loop asks (readable? writable?) and the four
 * kinds of readiness that Java tells apart, and keeps the selection keys.
 */
public final class SelectorPoller implements Poller {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector;
  private final Consumer<SelectionKey> report = this::report;
  private final List<SelectionKey> connecting = new ArrayList<>();
  private ReadyEvents sink;
  private volatile boolean woken;

  /**
   * Opens a selector.
   *
   * @throws UncheckedIOException if the system has none to give
   */
  public SelectorPoller() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a selector", e);
    }
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents readyEvents) {
    sink = readyEvents;
    connecting.removeIf(SelectorPoller::isSettled);
    boolean wokenBefore = woken;
    if (wokenBefore) {
      woken = false;
    }
    try {
      if (timeoutNanos > 0) {
        selector.select(report, timeoutMillis(timeoutNanos));
      } else if (wokenBefore || !selector.keys().isEmpty()) {
        selector.selectNow(report);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot poll for ready channels", e);
    }
  }

  /**
   * Once a connection is made, its writer waits for room to write. Interest in the connection
   * itself would end every poll at once from then on, and report nothing.
   */
  private static boolean isSettled(SelectionKey key) {
    try {
      int operations = key.interestOps();
      if ((operations & SelectionKey.OP_CONNECT) == 0) {
        return true;
      }
      boolean connected = ((SocketChannel) key.channel()).isConnected();
      if (connected) {
        key.interestOps(operations & ~SelectionKey.OP_CONNECT | SelectionKey.OP_WRITE);
      }
      return connected;
    } catch (CancelledKeyException closed) {
      return true;
    }
  }

  /** Rounds up: a poll that ends early would find its timer not yet due, and poll again. */
  private static long timeoutMillis(long nanos) {
    return nanos == FOREVER ? 0 : Math.ceilDiv(nanos, NANOS_PER_MILLI);
  }

  private void report(SelectionKey key) {
    try {
      int ready = key.readyOps();
      int events = 0;
      if ((ready & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0) {
        events |= READ;
      }
      if ((ready & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0) {
        events |= WRITE;
      }
      sink.ready(((Watch) key.attachment()).attachment, events);
    } catch (CancelledKeyException closedMeanwhile) {
      // Another thread closed the channel after the system had reported it: nobody is left to tell.
    }
  }

  @Override
  public void wakeUp() {
    selector.wakeup();
    woken = true;
  }

  /** What hangs on a key: once its channel is closed, the key itself does not say any more. */
  private record Watch(int events, Object attachment) {

    static final Watch NOTHING = new Watch(0, null);

    static Watch of(SelectionKey key) {
      return key == null ? NOTHING : (Watch) key.attachment();
    }

    boolean asksForLessThan(Watch other) {
      return events != other.events && (events & ~other.events) == 0;
    }
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    SelectionKey key = channel.keyFor(selector);
    if (events == 0) {
      stopWatching(key);
      return;
    }
    int operations = operations(channel, events);
    Watch before = Watch.of(key);
    var watch = new Watch(events, attachment);
    try {
      if (key == null) {
        key = channel.register(selector, operations, watch);
      } else {
        key.attach(watch);
        key.interestOps(operations);
      }
      if ((operations & SelectionKey.OP_CONNECT) != 0) {
        connecting.add(key);
      }
    } catch (IllegalBlockingModeException e) {
      throw new IllegalArgumentException(
          channel + " is in blocking mode: call configureBlocking(false) first", e);
    } catch (ClosedChannelException e) {
      throw new UncheckedIOException(channel + " is closed", e);
    } catch (CancelledKeyException e) {
      if (!watch.asksForLessThan(before)) {
        key.attach(before);
        throw new UncheckedIOException(channel + " is closed", new ClosedChannelException());
      }
    }
  }

  /**
   * Keeps the key, without interest: a key that is cancelled would stand in the way of watching the
   * channel again before the next poll.
   */
  private static void stopWatching(SelectionKey key) {
    if (key == null) {
      return;
    }
    key.attach(Watch.NOTHING);
    try {
      key.interestOps(0);
    } catch (CancelledKeyException closed) {
      // There is nothing left to wait for.
    }
  }

  private static int operations(SelectableChannel channel, int events) {
    int operations = 0;
    if ((events & READ) != 0) {
      operations |= channel.validOps() & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT);
    }
    if ((events & WRITE) != 0) {
      boolean connecting = channel instanceof SocketChannel socket && !socket.isConnected();
      operations |=
          channel.validOps() & (connecting ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE);
    }
    if (operations == 0) {
      throw new IllegalArgumentException(channel + " never becomes ready for that");
    }
    return operations;
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    return Watch.of(channel.keyFor(selector)).attachment;
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the selector", e);
    }
  }
}
