// Misconception: the next run is due a period after this one.
// Fails: catchingUpWithJitter, jitterDoesNotAddUp, missedWithJitter, jitterOfASeries
package asyncio.periodic;

final class FixedRate implements DueTimes {

  private void moveTo(long number) {
    if (this.number == 0) {
      due = first;
    }
    due += (number - Math.max(1, this.number)) * period + jitter.getAsLong();
    this.number = number;
  }
}
