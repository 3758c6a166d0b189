// Misconception: the first period has to pass before the first run.
// Fails: dueTimesStayWhereTheyAre, theLastOfTheMissed, catchingUp, aLongJump, jitterDoesNotAddUp,
//   missedWithJitter, noDriftInALongSeries, theFirstRunLater, theLoopIsHeldUp,
//   theLoopIsHeldUpAndCatchesUp, jitterOfASeries, skip, bufferOne, bufferAll, allowAll, soManyRuns,
//   soManyRunsThatWait, aFailure, aFailureWithoutAHandler, anError, givingUp, givesUpOnce,
//   cancellingARun, stop, stopBetweenRuns, stopWhileSomeWait, severalStops, aCancelledStop,
//   stopAfterCancel, stopFromARun, stopFromTwoRuns, stopFromATaskOfARun,
//   stopFromATaskThatARunLeftBehind, cancel, close, closeIsCancelled, closeFromARun,
//   aCancelledJoin, aForgottenSeries, facts, names, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.periodic;

final class FixedRate implements DueTimes {

  private void moveTo(long number) {
    this.number = number;
    due = first + number * period + jitter.getAsLong();
  }
}
