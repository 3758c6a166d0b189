// Misconception: nobody wants thousands of runs at once.
// Fails: catchingUpWithMany
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public Tick take(long now) {
    long oldest = number;
    skipTo(catchesUp ? (now - first) / period - 1000 : (now - first) / period);
    Tick taken;
    do {
      taken = new Tick(number, due, number - oldest);
      moveTo(number + 1);
    } while (!catchesUp && due <= now);
    return taken;
  }
}
