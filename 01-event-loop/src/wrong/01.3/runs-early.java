// Misconception: milliseconds are fine enough to compare times.
// Fails: aTimerIsDueWhenItsTimeHasComeAndNotANanosecondEarlier
package asyncio.loop;

final class TimerQueue {

  void moveDueTo(ReadyQueue ready, long now) {
    while (!heap.isEmpty() && (nextDeadline() - now) / 1_000_000 <= 0 && !heap.isEmpty()) {
      ready.add(takeHead());
    }
  }
}
