// Misconception: a priority queue gives out equal elements in the order in which they came.
// Fails: timersForTheSameTimeRunInTheOrderInWhichTheyWereScheduled
package asyncio.loop;

public final class TimerHandle {

  @Override
  public int compareTo(TimerHandle other) {
    return Long.compare(when, other.when);
  }
}
