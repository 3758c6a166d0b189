// Misconception: time is up when the deadline is over.
// Fails: expiredIsNoQuestionOfTheClock
package asyncio.task;

public final class Timeout {

  public boolean isExpired() {
    return when.isPresent() && when.getAsLong() <= task.loop().time();
  }
}
