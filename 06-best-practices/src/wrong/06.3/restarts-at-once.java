// Misconception: the sooner it is there again, the better.
// Fails: removedWhileItWaits, pauses, othersDuringAPause, aRestartIsReplaced,
//   thePauseComesAfterStopping
package asyncio.pattern;


import java.time.Duration;

public final class Supervisor {

  private void startAfter(Duration pause, Child child) {
    child.waiting = true;
    int turn = ++child.turn;
    tell(new SupervisorEvent.Waits(child.spec.name(), pause));
    startLater(child, turn);
  }
}
