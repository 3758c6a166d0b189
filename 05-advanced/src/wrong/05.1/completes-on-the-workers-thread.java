// Misconception: whoever has the result puts it into the future.
// Fails: theResultArrivesOnTheLoop, neverDoneAtOnce, aLateEndIsDropped, outsideWorkEndsOnce
// By luck: theLoopGoesOn, whatTheCallThrows, cancelledInTheQueue,
//   cancelledWhileItRuns, theExecutorGivesCallsBack, refused, theLoopIsClosedMeanwhile, sideBySide,
//   shutDown, replaced, oneForALoop, virtualThreads, aRunnerWaits, tooLong, neverNeeded,
//   fiveMinutes, nobodyWaitsWhenTimeIsUp, cancelledShutdown, theContextTravels, nothingComesBack,
//   lazy, madeOutside, resultAndFailure, cancelled, manyThreads, demo, theNextCallIsNotInterrupted,
//   noInterruptIsLeftOver, virtualTimeStandsStill, virtualTimeGoesOn, interrupted, daemons,
//   replacedInTheMiddleOfACall, lazyShutdown, theDefaultExecutor, theLoopThatRunsIt,
//   shutDownTwice, withoutALimit, afterTheShutdown, cancelledBeforeItsTurn,
//   aPoolGivesCallsBack, noInterruptOfOthersIsLeftOver, anInterruptUnderWay, setAgain
package asyncio.executor;

public final class RunInExecutor {

  private static final class Call<T> {

    protected void done() {
      settle();
    }
  }
}
