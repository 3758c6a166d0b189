// Misconception: jitter keeps two programs apart; once drawn, it does.
// Fails: catchingUpWithJitter, jitterDoesNotAddUp, jitterOfASeries, joinTellsOfOtherFailures
package asyncio.periodic;

final class FixedRate implements DueTimes {

  private long drawn = -1;

  private void moveTo(long number) {
    if (this.number == 0) {
      drawn = jitter.getAsLong();
    }
    this.number = number;
    due = first + (number - 1) * period + drawn;
  }
}
