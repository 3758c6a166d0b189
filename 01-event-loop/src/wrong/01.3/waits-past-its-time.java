// Misconception: a timer is due when its time is over.
// Fails: aCancelledTimerDoesNotKeepTheLoopWaitingNorWakeIt,
//   aCancelledTimerDoesNotRunAndLetsGoOfItsCallback,
//   aDelayThatIsZeroOrNegativeMeansTheNextIteration,
//   aHandleKnowsItsTimeAndATimerThatHasRunIsNotKept,
//   aTimerCanBeCancelledByAnotherOneThatIsDueAtTheSameTime,
//   aTimerIsDueWhenItsTimeHasComeAndNotANanosecondEarlier,
//   callLaterRunsACallbackWhenTheDelayHasPassedCallAtWhenTheTimeHasCome,
//   manyTimersThatWereCancelledAreNotKeptAndTheOthersStillRun,
//   theDemoPrintsWhatItsCPythonTwinPrints,
//   timersForTheSameTimeRunInTheOrderInWhichTheyWereScheduled,
//   timersRunInTheOrderOfTheirTimesHoweverTheyWereScheduled, timesThatAreFarApartKeepTheirOrder
package asyncio.loop;

final class TimerQueue {

  void moveDueTo(ReadyQueue ready, long now) {
    while (nextDeadline() < now) {
      ready.add(takeHead());
    }
  }
}
