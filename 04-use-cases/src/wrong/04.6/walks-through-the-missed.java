// Misconception: there are never that many.
// Fails: aLongJump
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public Tick take(long now) {
    long oldest = number;
    Tick taken;
    do {
      taken = new Tick(number, due, number - oldest);
      moveTo(number + 1);
    } while (!catchesUp && due <= now);
    return taken;
  }
}
