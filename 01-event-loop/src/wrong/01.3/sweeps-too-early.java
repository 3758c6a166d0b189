// Misconception: a tenth of all timers is enough to be worth a sweep.
// Fails: timersAreSweptOnlyOnceTheCancelledOnesAreTheMajority
package asyncio.loop;

final class TimerQueue {

  void cancelled() {
    cancelled++;
    if (cancelled > FEWEST_TO_SWEEP && cancelled > heap.size() / 10) {
      heap.removeIf(TimerHandle::isCancelled);
      cancelled = 0;
    }
  }
}
