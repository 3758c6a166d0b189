package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.LoopParts;
import java.nio.channels.SelectableChannel;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Exercise;

/**
 * A clock and a poller that write down what comes through them from outside, and what the loop
 * asked for: all that a {@link Replayer} needs to have the same program do the same again.
 *
 * <p>Events are written in the order in which the loop's thread meets them, and on that thread. The
 * loop's thread is the one that polled last; before the first poll, the one that made the recorder.
 *
 * <p>Whatever else it is told, of work outside for instance, it hands on to the poller below.
 */
@Exercise(value = "05.5", part = 3)
public final class Recorder extends ForwardingPoller implements Clock {

  private final Clock clock;
  private final EventSink sink;
  private final Map<SelectableChannel, Integer> numbers = new WeakHashMap<>();
  private final Queue<Held> held = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private volatile Thread loopThread = Thread.currentThread();
  private volatile boolean delivering;
  private int channels;

  /**
   * Makes a recorder.
   *
   * @param parts the clock that is really read, and the poller that really sleeps, which is closed
   *     with this one
   * @param sink where to write; is closed with this one
   */
  public Recorder(LoopParts parts, EventSink sink) {
    super(parts.poller());
    clock = parts.clock();
    this.sink = sink;
  }

  /**
   * The time of the clock below. What the loop's thread reads is written down, as {@link
   * LoopEvent.Time}, also if it is the same as before; what others read is not.
   */
  @Override
  public long nanos() {
    long now = clock.nanos();
    if (Thread.currentThread() == loopThread) {
      sink.add(new LoopEvent.Time(now));
    }
    return now;
  }

  /**
   * Polls the poller below once. Written down are the {@link LoopEvent.Poll} with the time-out that
   * was asked for, then every {@link LoopEvent.Ready} and every {@link LoopEvent.Arrival} in the
   * order in which the loop gets them.
   *
   * <p>Callbacks of other threads are delivered before what the poll finds, also those that come
   * while it sleeps; those that come later, at its end. If there were some before, the poll below
   * only looks.
   */
  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    loopThread = Thread.currentThread();
    sink.add(new LoopEvent.Poll(timeoutNanos));
    boolean delivered = deliverHeld();
    asleep.set(timeoutNanos != 0 && !delivered);
    try {
      poller.poll(
          asleep.get() && held.isEmpty() ? timeoutNanos : 0,
          (attachment, ready) -> {
            deliverHeld();
            var watched = (Watched) attachment;
            sink.add(new LoopEvent.Ready(watched.channel, ready));
            events.ready(watched.attachment, ready);
          });
    } finally {
      asleep.set(false);
    }
    deliverHeld();
  }

  /**
   * A callback of another thread. It is kept back until the loop's thread delivers it, for only
   * that knows when in its run it is. The poller below is woken if it sleeps, once however many
   * come. From any thread.
   */
  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread().getName(), deliver));
    if (asleep.compareAndSet(true, false)) {
      poller.wakeUp();
    }
  }

  /**
   * Delivers what other threads have left until now, in the order of arrival, each as an {@link
   * LoopEvent.Arrival} with the name that its thread had then. If there is something, {@link
   * LoopEvent.Take} comes before, so that these do not seem to belong to the last poll.
   */
  @Override
  public void takeArrivals() {
    if (!held.isEmpty()) {
      sink.add(new LoopEvent.Take());
      deliverHeld();
    }
  }

  /** Whether there was something: then the loop has something to do. */
  private boolean deliverHeld() {
    boolean some = false;
    for (Held arrival = held.poll(); arrival != null; arrival = held.poll()) {
      some = true;
      sink.add(new LoopEvent.Arrival(arrival.thread));
      delivering = true;
      try {
        arrival.deliver.run();
      } finally {
        delivering = false;
      }
    }
    return some;
  }

  /**
   * Wakes the poller below, with one exception. To deliver a callback has the loop's inbox call
   * this, on the loop's thread, which is awake: while that delivers, its own calls do nothing. From
   * any thread.
   */
  @Override
  public void wakeUp() {
    if (!delivering || Thread.currentThread() != loopThread) {
      poller.wakeUp();
    }
  }

  /**
   * Hands on to the poller below what is waited for, and writes it down, as {@link
   * LoopEvent.Watch}. A channel gets its number when it is first given to this method, for whatever
   * events: 1, 2, and so on. It is never another channel's, not even when this one is closed and
   * forgotten. What the poller below refuses is not written down, and numbers no channel.
   */
  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    Integer known = numbers.get(channel);
    int number = known == null ? channels + 1 : known;
    poller.watch(channel, events, new Watched(number, attachment));
    if (numbers.put(channel, number) == null) {
      channels++;
    }
    sink.add(new LoopEvent.Watch(number, events));
  }

  /** What {@link #watch} was last given with a channel, or null if it is not watched. */
  @Override
  public Object attachment(SelectableChannel channel) {
    return poller.attachment(channel) instanceof Watched watched ? watched.attachment : null;
  }

  /**
   * Writes {@link LoopEvent.Closed}, then closes the sink and the poller, both in any case.
   * Callbacks that were not delivered are dropped.
   */
  @Override
  public void close() {
    held.clear();
    try (poller;
        sink) {
      sink.add(new LoopEvent.Closed());
    }
  }

  private record Held(String thread, Runnable deliver) {}

  private record Watched(int channel, Object attachment) {}
}
