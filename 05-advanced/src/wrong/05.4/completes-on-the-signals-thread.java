// Misconception: a future can be completed when its result is there.
// Fails: theFirstIsTheResult, caughtAtOnce, onlyTheFirstIsCaught, whatWasBefore,
//   theSetIsTheCallers, twoFutures, somebodyElsesStays, twoAtTheSameTime, afterTheCancellation,
//   aSleepingLoopIsWoken, onItsWayWhenTheLoopIsClosed, drains, tooLate, theLimitBegins,
//   noTimeAtAll, cutOffAndDone, cutOffAndFailed, ctrlC, drainingFails, itsOwnTimeout,
//   otherFailures, whileItStarts, theCancelledStartFails, methodsThatThrow, theSecondSignal,
//   cancelledAfterTheSignal, cancelledWhileItDrains, aRealServer
// By luck: aRealServerThatIsStuck
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      end();
      complete(signal);
    }
  }
}
