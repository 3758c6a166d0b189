package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.LoopParts;
import asyncio.loop.Poller;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The clock and the poller below the ones under test. It notes what it is asked for, and what
 * happens meanwhile is written by the test. A poll that nothing ends takes its time at once; one
 * without limit is an error then.
 */
final class ScriptedPoller implements Clock, Poller {

  private final List<Long> polls = new ArrayList<>();
  private final Queue<Runnable> during = new ArrayDeque<>();
  private final Map<SelectableChannel, Integer> ready = new LinkedHashMap<>();
  private final Map<SelectableChannel, Watch> watched = new LinkedHashMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private long nanos;
  private boolean woken;
  private int wakeUps;
  private int outsideWork;
  private boolean closed;

  /** This poller with its own clock. */
  LoopParts parts() {
    return new LoopParts(this, this);
  }

  /** Has something happen during the next poll that has nothing to happen yet. */
  ScriptedPoller during(Runnable event) {
    during.add(event);
    return this;
  }

  /** Has nothing happen during one poll. */
  ScriptedPoller quiet() {
    return during(() -> {});
  }

  /** From now on, a channel is ready. */
  void setReady(SelectableChannel channel, int events) {
    ready.put(channel, events);
  }

  /** Lets time pass. */
  void pass(long by) {
    nanos += by;
  }

  /** The time-outs of the polls so far. */
  List<Long> polls() {
    return List.copyOf(polls);
  }

  int wakeUps() {
    return wakeUps;
  }

  int outsideWork() {
    return outsideWork;
  }

  boolean isClosed() {
    return closed;
  }

  /** What is waited for on a channel. */
  int waitsFor(SelectableChannel channel) {
    return watched.containsKey(channel) ? watched.get(channel).events : 0;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    polls.add(timeoutNanos);
    watched.keySet().removeIf(channel -> !channel.isOpen());
    Runnable event = during.poll();
    if (event != null) {
      event.run();
    }
    boolean heard = false;
    for (var each : List.copyOf(ready.entrySet())) {
      Watch watch = watched.get(each.getKey());
      int found = watch == null ? 0 : watch.events & each.getValue();
      if (found != 0) {
        heard = true;
        sink.ready(watch.attachment, found);
      }
    }
    if (!heard && !woken) {
      if (timeoutNanos == FOREVER) {
        throw new IllegalStateException("sleeps for ever");
      }
      nanos += timeoutNanos;
    }
    woken = false;
  }

  @Override
  public void wakeUp() {
    wakeUps++;
    woken = true;
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    if (events != 0 && !channel.isOpen()) {
      throw new UncheckedIOException("closed", new ClosedChannelException());
    }
    if (events != 0 && channel.isBlocking()) {
      throw new IllegalArgumentException("in blocking mode");
    }
    if (events == 0) {
      watched.remove(channel);
    } else {
      watched.put(channel, new Watch(events, attachment));
    }
  }

  @Override
  public void outsideWorkBegan() {
    outsideWork++;
  }

  @Override
  public void outsideWorkEnded() {
    outsideWork--;
  }

  /** Holds back what arrives until it is taken. */
  @Override
  public void arrived(Runnable deliver) {
    held.add(deliver);
  }

  @Override
  public void takeArrivals() {
    held.forEach(Runnable::run);
    held.clear();
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    return watched.containsKey(channel) ? watched.get(channel).attachment : null;
  }

  @Override
  public void close() {
    closed = true;
  }

  private record Watch(int events, Object attachment) {}
}
