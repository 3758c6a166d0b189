// Misconception: a due time has come when its place in the grid has.
// Fails: jitterIsDrawnOnce, missedWithJitter
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public Tick take(long now) {
    long oldest = number;
    if (!catchesUp && (now - first) / period + 1 > number) {
      moveTo((now - first) / period + 1);
    }
    var taken = new Tick(number, due, number - oldest);
    moveTo(number + 1);
    return taken;
  }
}
