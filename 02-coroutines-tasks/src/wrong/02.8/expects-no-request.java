// Misconception: a task that is not cancelled by anybody else has no request.
// Fails: aLimitWorksDuringCleanup
package asyncio.task;

public final class Timeout {
  private boolean exit() {
    stopTimer();
    switch (state) {
      case EXPIRING -> {
        state = State.EXPIRED;
        return task.uncancel() == 0;
      }
      case ENTERED -> state = State.EXITED;
      case EXPIRED, EXITED -> {}
    }
    return false;
  }
}
