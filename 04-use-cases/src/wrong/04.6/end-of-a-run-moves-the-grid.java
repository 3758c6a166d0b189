// Misconception: a run that was too slow puts off the next one.
// Fails: theEndOfARunMovesNothing, noDriftInALongSeries, theTimeBeginsAtTheStart, theLoopIsHeldUp,
//   theLoopIsHeldUpAndCatchesUp, theTickOfARun, jitterOfASeries, skip, bufferAll, allowAll,
//   soManyRuns, theTaskOfTheHandler, aCancelledRunInARow, cancellingARun, stop, aCancelledJoin,
//   facts, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.periodic;

final class FixedRate implements DueTimes {

  @Override
  public void runEnded(long now) {
    due = now + period + jitter.getAsLong();
  }
}
