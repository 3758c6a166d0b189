// Misconception: a timer is due when its time is over.
// Fails: callLaterRunsACallbackWhenTheDelayHasPassedCallAtWhenTheTimeHasCome,
//   timersRunInTheOrderOfTheirTimesHoweverTheyWereScheduled,
//   timersForTheSameTimeRunInTheOrderInWhichTheyWereScheduled,
//   aTimerIsDueWhenItsTimeHasComeAndNotANanosecondEarlier,
//   aDelayThatIsZeroOrNegativeMeansTheNextIteration, timesThatAreFarApartKeepTheirOrder,
//   aHandleKnowsItsTimeAndATimerThatHasRunIsNotKept,
//   aCancelledTimerDoesNotRunAndLetsGoOfItsCallback,
//   aCancelledTimerDoesNotKeepTheLoopWaitingNorWakeIt,
//   manyTimersThatWereCancelledAreNotKeptAndTheOthersStillRun,
//   timersThatHaveRunDoNotPutOffTheSweep, aTimerCanBeCancelledByAnotherOneThatIsDueAtTheSameTime,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class TimerQueue {

  void moveDueTo(ReadyQueue ready, long now) {
    while (nextDeadline() < now) {
      ready.add(takeHead());
    }
  }
}
