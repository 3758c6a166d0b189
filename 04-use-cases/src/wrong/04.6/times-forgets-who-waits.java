// Misconception: when the last due time has come, the series is over.
// Fails: soManyRunsThatWait, runsCancelledAtEveryMoment, stopAtTheLast, nothingDueAfterTheLast
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private boolean isOver() {
    return ending || !wantsMore();
  }
}
