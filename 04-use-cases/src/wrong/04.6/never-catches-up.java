// Misconception: a burst of runs helps nobody.
// Fails: catchingUp, catchingUpWithJitter, catchingUpWithMany, theLoopIsHeldUpAndCatchesUp
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public Tick take(long now) {
    long oldest = number;
    skipTo((now - first) / period);
    Tick taken;
    do {
      taken = new Tick(number, due, number - oldest);
      moveTo(number + 1);
    } while (due <= now);
    return taken;
  }
}
