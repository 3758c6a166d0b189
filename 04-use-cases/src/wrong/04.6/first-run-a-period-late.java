// Misconception: the first period has to pass before the first run.
// Fails: dueTimesStayWhereTheyAre, theEndOfARunMovesNothing, theLastOfTheMissed,
//   theGridBeginsAtTheFirst, catchingUp, catchingUpWithJitter, catchingUpWithMany, aLongJump,
//   jitterDoesNotAddUp, missedWithJitter, noDriftInALongSeries, theFirstRunLater,
//   theTimeBeginsAtTheStart, theLoopIsHeldUp, theLoopIsHeldUpAndCatchesUp, theTickOfARun,
//   jitterOfASeries, skip, bufferOne, bufferAll, allowAll, missedWithoutRoom, soManyRuns,
//   soManyRunsThatWait, aFailure, aFailureWithoutAHandler, anError, aFatalError, givingUp,
//   givesUpOnce, theTaskOfTheHandler, endsBeforeItTells, givesUpWhileSomeWait, givesUpAtTheLastRun,
//   cancelledInItsHandler, cancellingARun, aRunThatRefuses, cancel, factsAfterCancel,
//   cancelledTwice, theTaskIsCancelled, stop, stopBetweenRuns, stopWhileSomeWait, stopAtTheLast,
//   stopIsACoroutine, severalStops, closeAfterStop, theCancellationOfWhoWaits, aCancelledStop,
//   stopAfterCancel, stopFromARun, stopFromTwoRuns, stopFromARunOfAnother, stopFromATaskOfARun,
//   stopFromATaskThatARunLeftBehind, close, closeIsCancelled, closeInACallback, closeFromARun,
//   aCancelledJoin, aForgottenSeries, facts, names, namesOfRuns, nothingDueAfterTheLast,
//   theRunsUnderWay, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.periodic;

final class FixedRate implements DueTimes {

  private void moveTo(long number) {
    this.number = number;
    due = first + number * period + jitter.getAsLong();
  }
}
