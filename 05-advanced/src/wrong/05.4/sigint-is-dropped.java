// Misconception: a program that catches SIGINT is not ended by it, which is the point.
// Fails: first, swallowed, second, secondEndsWhoGoesOn, third, beforeTheFirstStep,
//   ownActionWhileTwoAreOnTheirWay, putBackAfterTheRun, eachRunCountsAnew
package asyncio.signal;

public final class InterruptibleRun {
  private static final class Interrupting implements SignalAction {

    @Override
    public void arrived(Signal signal) {
      if (arrived.incrementAndGet() > 1) {
        end();
      }
    }
  }
}
