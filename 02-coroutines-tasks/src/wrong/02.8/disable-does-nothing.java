// Misconception: without a deadline, when() is empty.
// Fails: aLimitCanBeMoved
package asyncio.task;

public final class Timeout {
  public void disable() {
    requireEntered();
    when = OptionalLong.empty();
  }
}
