// Misconception: timers can wait in a plain queue, as ready callbacks do.
// Fails: overdueTimersRunInTheOrderOfTheirTimesToo, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.util.ArrayList;
import java.util.List;

final class TimerQueue {

  private final List<TimerHandle> heap = new ArrayList<>();

  long nextDeadline() {
    heap.removeIf(TimerHandle::isCancelled);
    return heap.stream().mapToLong(TimerHandle::when).min().orElse(NEVER);
  }

  void moveDueTo(ReadyQueue ready, long now) {
    for (TimerHandle handle : List.copyOf(heap)) {
      if (handle.when() <= now) {
        heap.remove(handle);
        handle.leaveQueue();
        ready.add(handle);
      }
    }
  }

  private void dropCancelledHeads() {}

  private TimerHandle takeHead() {
    return heap.removeFirst();
  }
}
