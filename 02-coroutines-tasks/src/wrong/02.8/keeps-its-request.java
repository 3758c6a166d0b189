// Misconception: a request to cancel is dealt with by throwing something else.
// Fails: whenTimeIsUp, inOneTickTheCancellationWins, swallowedByTheBody, anotherExceptionInAnswer,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Timeout {
  private boolean exit() {
    stopTimer();
    switch (state) {
      case EXPIRING -> {
        state = State.EXPIRED;
        return task.cancelling() - 1 <= cancellingBefore;
      }
      case ENTERED -> state = State.EXITED;
      case EXPIRED, EXITED -> {}
    }
    return false;
  }
}
