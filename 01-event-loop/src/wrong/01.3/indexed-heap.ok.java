// Alternative: a heap of its own in which every timer knows its place, so that it can be taken out.
// Replaces: the whole class
package asyncio.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

final class TimerQueue {

  static final long NEVER = Long.MAX_VALUE;

  private final List<TimerHandle> heap = new ArrayList<>();
  private long sequence;

  TimerQueue() {}

  TimerHandle schedule(long when, Runnable callback) {
    var handle = new TimerHandle(when, sequence++, callback, this);
    handle.place = heap.size();
    heap.add(handle);
    up(handle.place);
    return handle;
  }

  long nextDeadline() {
    return heap.isEmpty() ? NEVER : heap.getFirst().when();
  }

  void moveDueTo(ReadyQueue ready, long now) {
    while (!heap.isEmpty() && heap.getFirst().when() <= now) {
      TimerHandle due = heap.getFirst();
      remove(due);
      ready.add(due);
    }
  }

  void cancelled() {}

  void remove(TimerHandle handle) {
    int place = handle.place;
    int last = heap.size() - 1;
    swap(place, last);
    heap.removeLast();
    handle.leaveQueue();
    if (place < last) {
      up(place);
      down(place);
    }
  }

  private void up(int place) {
    while (place > 0 && isBefore(place, (place - 1) / 2)) {
      swap(place, (place - 1) / 2);
      place = (place - 1) / 2;
    }
  }

  private void down(int place) {
    while (true) {
      int least = place;
      for (int child = 2 * place + 1; child <= 2 * place + 2; child++) {
        if (child < heap.size() && isBefore(child, least)) {
          least = child;
        }
      }
      if (least == place) {
        return;
      }
      swap(place, least);
      place = least;
    }
  }

  private boolean isBefore(int one, int other) {
    return heap.get(one).compareTo(heap.get(other)) < 0;
  }

  private void swap(int one, int other) {
    Collections.swap(heap, one, other);
    heap.get(one).place = one;
    heap.get(other).place = other;
  }

  int size() {
    return heap.size();
  }

  void clear() {
    heap.forEach(TimerHandle::leaveQueue);
    heap.clear();
  }
}

public final class TimerHandle {

  int place;
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
    }
  }

  void leaveQueue() {
    queue = null;
  }

  @Override
  public int compareTo(TimerHandle other) {
    int byTime = Long.compare(when, other.when);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }
}
