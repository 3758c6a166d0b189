// Misconception: a period is the time from one run to the next.
// Fails: dueTimesStayWhereTheyAre, theLastOfTheMissed, theGridBeginsAtTheFirst, catchingUp,
//   catchingUpWithJitter, catchingUpWithMany, aLongJump, jitterDoesNotAddUp, missedWithJitter,
//   theTimeBeginsAtTheStart, theLoopIsHeldUp, theLoopIsHeldUpAndCatchesUp, theTickOfARun,
//   jitterOfASeries, missedWithoutRoom
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public Tick take(long now) {
    var taken = new Tick(number++, due, 0);
    due = now + period + jitter.getAsLong();
    return taken;
  }
}
