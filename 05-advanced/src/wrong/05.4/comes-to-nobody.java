// Misconception: whatever the loop answers, the thread of the signal takes no harm.
// Fails: theFirstIsTheResult, caughtAtOnce, onlyTheFirstIsCaught, whatWasBefore, twoFutures,
//   somebodyElsesStays, twoAtTheSameTime, aSleepingLoopIsWoken, drains, tooLate, theLimitBegins,
//   noTimeAtAll, cutOffAndDone, cutOffAndFailed, ctrlC, drainingFails, itsOwnTimeout,
//   otherFailures, whileItStarts, methodsThatThrow, theSecondSignal, cancelledAfterTheSignal,
//   cancelledWhileItDrains, aRealServer
package asyncio.signal;

public final class UntilSignalled {
  private static final class Once implements SignalAction {
    @Override
    public void arrived(Signal signal) {
      end();
      try {
        loop.callSoon(() -> complete(signal));
      } catch (IllegalStateException closed) {
        // Nobody is left who could be told.
      }
    }
  }
}
