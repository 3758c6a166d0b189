// Misconception: the sign of a difference says which number is less.
// Fails: timesThatAreFarApartKeepTheirOrder
package asyncio.loop;

public final class TimerHandle {

  @Override
  public int compareTo(TimerHandle other) {
    long byTime = when - other.when;
    return byTime != 0 ? Long.signum(byTime) : Long.compare(sequence, other.sequence);
  }
}
