// Misconception: each due time is a run that somebody waits for.
// Fails: theLastOfTheMissed, theGridBeginsAtTheFirst, aLongJump, missedWithJitter, theLoopIsHeldUp,
//   theTickOfARun
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public Tick take(long now) {
    var taken = new Tick(number, due, 0);
    moveTo(number + 1);
    return taken;
  }
}
