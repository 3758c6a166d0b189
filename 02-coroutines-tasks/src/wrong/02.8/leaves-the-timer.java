// Misconception: a timer that comes too late finds nothing to do.
// Fails: aBodyThatEndsInTimeLeavesNoTimerBehind, expiredIsNoQuestionOfTheClock,
//   aDeadlineThatIsOver, waitForInTime, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Timeout {
  private boolean exit() {
    switch (state) {
      case EXPIRING -> {
        state = State.EXPIRED;
        return task.uncancel() <= cancellingBefore;
      }
      case ENTERED -> state = State.EXITED;
      case EXPIRED, EXITED -> {}
    }
    return false;
  }
}
