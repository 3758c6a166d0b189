// Alternative: a sorted set, from which a cancelled timer is taken out at once.
// Replaces: the whole class
package asyncio.loop;

import java.util.TreeSet;

final class TimerQueue {

  static final long NEVER = Long.MAX_VALUE;

  private final TreeSet<TimerHandle> timers = new TreeSet<>();
  private long sequence;

  TimerQueue() {}

  TimerHandle schedule(long when, Runnable callback) {
    var handle = new TimerHandle(when, sequence++, callback, this);
    timers.add(handle);
    return handle;
  }

  long nextDeadline() {
    return timers.isEmpty() ? NEVER : timers.first().when();
  }

  void moveDueTo(ReadyQueue ready, long now) {
    while (!timers.isEmpty() && timers.first().when() <= now) {
      TimerHandle due = timers.pollFirst();
      due.leaveQueue();
      ready.add(due);
    }
  }

  void cancelled() {
    timers.removeIf(TimerHandle::isCancelled);
  }

  void remove(TimerHandle handle) {
    timers.remove(handle);
  }

  int size() {
    return timers.size();
  }

  void clear() {
    timers.forEach(TimerHandle::leaveQueue);
    timers.clear();
  }
}

public final class TimerHandle {

  private final long when;
  private final long sequence;
  private TimerQueue queue;

  TimerHandle(long when, long sequence, Runnable callback, TimerQueue queue) {
    super(callback);
    this.when = when;
    this.sequence = sequence;
    this.queue = queue;
  }

  public long when() {
    return when;
  }

  @Override
  public void cancel() {
    super.cancel();
    if (queue != null) {
      queue.remove(this);
      queue = null;
    }
  }

  void leaveQueue() {
    queue = null;
  }

  @Override
  public int compareTo(TimerHandle other) {
    return when != other.when
        ? Long.compare(when, other.when)
        : Long.compare(sequence, other.sequence);
  }
}
