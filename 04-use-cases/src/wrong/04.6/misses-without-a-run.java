// Misconception: what is missed is missed.
// Fails: theLastOfTheMissed, theGridBeginsAtTheFirst, aLongJump, missedWithJitter, theLoopIsHeldUp,
//   theTickOfARun, missedWithoutRoom
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public Tick take(long now) {
    if (catchesUp || due + period > now) {
      var taken = new Tick(number, due, 0);
      moveTo(number + 1);
      return taken;
    }
    long oldest = number;
    moveTo((now - first) / period + 2);
    var taken = new Tick(number, due, number - oldest);
    moveTo(number + 1);
    return taken;
  }
}
