// Misconception: the first run need not keep away from others.
// Fails: catchingUpWithJitter, jitterDoesNotAddUp
package asyncio.periodic;

final class FixedRate implements DueTimes {

  private void moveTo(long number) {
    this.number = number;
    due = first + (number - 1) * period + (number == 1 ? 0 : jitter.getAsLong());
  }
}
