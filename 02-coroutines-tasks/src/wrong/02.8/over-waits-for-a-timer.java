// Misconception: a timer that is due runs at once.
// Fails: aDeadlineThatIsOverCancelsAtTheFirstAwait
package asyncio.task;

import java.util.OptionalLong;

public final class Timeout {

  public void reschedule(long when) {
    requireEntered();
    stopTimer();
    this.when = OptionalLong.of(when);
    timer = task.loop().callAt(when, this::expire);
  }
}
