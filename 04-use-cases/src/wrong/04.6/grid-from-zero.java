// Misconception: the clock begins with the series.
// Fails: dueTimesStayWhereTheyAre, theEndOfARunMovesNothing, theGridBeginsAtTheFirst,
//   jitterOfASeries, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public Tick take(long now) {
    long oldest = number;
    if (!catchesUp) {
      skipTo(now / period);
    }
    Tick taken;
    do {
      taken = new Tick(number, due, number - oldest);
      moveTo(number + 1);
    } while (!catchesUp && due <= now);
    return taken;
  }
}
