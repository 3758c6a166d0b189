package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.LoopParts;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import loopcraft.grader.Exercise;

/**
 * A clock and a poller that bring to a program what a {@link Recorder} has written down: the same
 * times, the same channels ready in the same polls and the same order, and the callbacks of other
 * threads at the same moments.
 *
 * <p>Times come from the record alone, and a poll waits only for what the record has in it. The
 * channels and the other threads are real. So whatever is early is held back until its turn, and
 * for what is late the replay waits.
 *
 * <p>The loop's thread is the one that polled last; before the first poll, the one that made the
 * replayer. Whatever else it is told, of work outside for instance, it hands on to the poller
 * below.
 *
 * <p>A program that does something else than the record says has diverged. The first {@link
 * Divergence} is thrown, and from then on by every call of {@link #nanos} on the loop's thread,
 * {@link #poll}, {@link #watch} and {@link #takeArrivals}.
 */
@Exercise(value = "05.5", part = 4)
public final class Replayer extends ForwardingPoller implements Clock {

  private final List<LoopEvent> record;
  private final Clock clock;
  private final long patienceNanos;
  private final Map<SelectableChannel, Watched> watched = new LinkedHashMap<>();
  private final Queue<Held> held = new ConcurrentLinkedQueue<>();
  private volatile Thread loopThread = Thread.currentThread();
  private volatile long lastTime;
  private int next;
  private int channels;
  private Divergence divergence;

  /**
   * Makes a replay of a record.
   *
   * @param parts the poller that knows the real channels, which is closed with this one, and the
   *     clock by which patience is measured
   * @param patience how long to wait for each event that the record has from outside; positive
   * @throws IllegalArgumentException if it is not: {@code patience must be > 0}, and so on
   */
  public Replayer(List<LoopEvent> record, LoopParts parts, Duration patience) {
    super(parts.poller());
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("patience must be > 0: " + patience);
    }
    this.record = List.copyOf(record);
    clock = parts.clock();
    patienceNanos = TimeUnit.NANOSECONDS.convert(patience);
  }

  /** What the program did differently from the record first; null as long as it has not. */
  public Divergence divergence() {
    return divergence;
  }

  /**
   * On the loop's thread, the next time of the record. On others, the last one that the loop's
   * thread has read, zero at first, also after a divergence.
   *
   * @throws Divergence if the record has something else now; seen is {@link LoopEvent.Time#UNKNOWN}
   */
  @Override
  public long nanos() {
    if (Thread.currentThread() == loopThread) {
      if (!(expected() instanceof LoopEvent.Time(long nanos))) {
        throw diverged(LoopEvent.Time.UNKNOWN);
      }
      next++;
      lastTime = nanos;
    }
    return lastTime;
  }

  /**
   * Hands on, in their order, all that the record has as {@link LoopEvent.Ready} and {@link
   * LoopEvent.Arrival} after this {@link LoopEvent.Poll}. It does not wait for a time-out.
   *
   * <p>A channel is handed on once it is really ready for all that the record says. What it is
   * ready for besides is not told.
   *
   * @throws Divergence if the record has another poll now or none; if the program does not watch
   *     the channel for what the record says, or it does not get ready for it within the patience;
   *     if a callback does not come. In these cases seen is null
   */
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
    long deadline = clock.nanos() + patienceNanos;
    while ((channel.ready & events) != events) {
      waitForOutside(deadline);
    }
    return channel.attachment;
  }

  /**
   * If the record has {@link LoopEvent.Take} now, delivers the callbacks that follow it as {@link
   * LoopEvent.Arrival}, and waits for those that have not come yet. Whatever else has come is held
   * back.
   *
   * @throws Divergence if one does not come within the patience; seen is null
   */
  @Override
  public void takeArrivals() {
    if (!(expected() instanceof LoopEvent.Take)) {
      return;
    }
    next++;
    try {
      while (expected() instanceof LoopEvent.Arrival(String thread)) {
        deliver(thread);
      }
    } finally {
      watched.forEach(this::watchAgain);
    }
  }

  private void deliver(String thread) {
    long deadline = clock.nanos() + patienceNanos;
    Held arrival = takeFrom(thread);
    while (arrival == null) {
      waitForOutside(deadline);
      arrival = takeFrom(thread);
    }
    next++;
    arrival.deliver.run();
  }

  private Held takeFrom(String thread) {
    for (Iterator<Held> each = held.iterator(); each.hasNext(); ) {
      Held arrival = each.next();
      if (arrival.thread.equals(thread)) {
        each.remove();
        return arrival;
      }
    }
    return null;
  }

  private void waitForOutside(long deadline) {
    long left = deadline - clock.nanos();
    if (left <= 0) {
      throw diverged(null);
    }
    poller.poll(left, (attachment, events) -> ((Watched) attachment).isReady(events));
    watched.forEach(this::leaveAlone);
  }

  /** A channel whose time has not come would end every poll at once. */
  private void leaveAlone(SelectableChannel channel, Watched state) {
    int wanted = state.events & ~state.ready;
    if (wanted != state.asked) {
      state.asked = wanted;
      try {
        poller.watch(channel, wanted, state);
      } catch (UncheckedIOException closed) {
        // The next poll forgets it.
      }
    }
  }

  private void watchAgain(SelectableChannel channel, Watched state) {
    state.ready = 0;
    leaveAlone(channel, state);
  }

  /**
   * A callback of another thread is held back until the record has it. From any thread. Callbacks
   * of threads with the same name are taken for each other.
   */
  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread().getName(), deliver));
    poller.wakeUp();
  }

  /** Does nothing: it is the record that says when a poll ends. */
  @Override
  public void wakeUp() {}

  /**
   * Hands on to the poller below what is waited for. Channels are numbered as {@link
   * Recorder#watch} numbers them, and what the poller below refuses is not compared with the
   * record.
   *
   * @throws Divergence if the record has something else now
   */
  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    Watched state = watched.get(channel);
    if (state == null) {
      state = new Watched(channels + 1);
    }
    poller.watch(channel, events, state);
    state.events = events;
    state.asked = events;
    state.attachment = events == 0 ? null : attachment;
    if (watched.put(channel, state) == null) {
      channels++;
    }
    require(new LoopEvent.Watch(state.number, events));
  }

  /** What {@link #watch} was last given with a channel, or null if it is not watched. */
  @Override
  public Object attachment(SelectableChannel channel) {
    Watched state = watched.get(channel);
    return state == null ? null : state.attachment;
  }

  /**
   * Closes the poller below. Callbacks that were not delivered are dropped.
   *
   * @throws Divergence after that, if the record has something else now than the loop's end, or has
   *     ended without it, and the program had not diverged before
   */
  @Override
  public void close() {
    held.clear();
    poller.close();
    if (divergence == null) {
      require(new LoopEvent.Closed());
    }
  }

  private void require(LoopEvent seen) {
    if (!seen.equals(expected())) {
      throw diverged(seen);
    }
    next++;
  }

  private LoopEvent expected() {
    if (divergence != null) {
      throw divergence;
    }
    return inTheRecord();
  }

  private LoopEvent inTheRecord() {
    return next < record.size() ? record.get(next) : null;
  }

  private Divergence diverged(LoopEvent seen) {
    if (divergence == null) {
      divergence = new Divergence(next + 1, inTheRecord(), seen);
    }
    return divergence;
  }

  private record Held(String thread, Runnable deliver) {}

  /** A channel, and what it was found ready for since the record had its last poll. */
  private static final class Watched {

    private final int number;
    private int events;
    private int asked;
    private int ready;
    private Object attachment;

    Watched(int number) {
      this.number = number;
    }

    void isReady(int more) {
      ready |= more;
    }
  }
}
