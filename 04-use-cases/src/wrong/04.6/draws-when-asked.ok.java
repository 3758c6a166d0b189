// Alternative: the jitter of a due time is drawn when somebody asks for it, and kept.
package asyncio.periodic;

import java.util.OptionalLong;

final class FixedRate implements DueTimes {

  private OptionalLong drawn = OptionalLong.empty();

  @Override
  public OptionalLong next() {
    if (drawn.isEmpty()) {
      drawn = OptionalLong.of(first + (number - 1) * period + jitter.getAsLong());
    }
    return drawn;
  }

  @Override
  public Tick take(long now) {
    if (catchesUp) {
      return takeOne(0);
    }
    long oldest = number;
    if ((now - first) / period > number) {
      moveTo((now - first) / period);
    }
    Tick taken = takeOne(0);
    while (next().getAsLong() <= now) {
      taken = takeOne(number - oldest);
    }
    return new Tick(taken.number(), taken.due(), taken.number() - oldest);
  }

  private Tick takeOne(long missed) {
    var taken = new Tick(number, next().getAsLong(), missed);
    moveTo(number + 1);
    return taken;
  }

  private void moveTo(long number) {
    this.number = number;
    drawn = OptionalLong.empty();
  }
}
