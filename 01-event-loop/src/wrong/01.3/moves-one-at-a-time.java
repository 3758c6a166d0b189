// Misconception: one timer in each iteration is enough, the next comes with the next iteration.
// Fails: overdueTimersRunInTheOrderOfTheirTimesToo, aDelayThatIsZeroOrNegativeMeansTheNextIteration
package asyncio.loop;

final class TimerQueue {

  void moveDueTo(ReadyQueue ready, long now) {
    if (nextDeadline() <= now && !heap.isEmpty()) {
      ready.add(takeHead());
    }
  }
}
