// Misconception: what is late already need not be later.
// Fails: catchingUpWithJitter
package asyncio.periodic;

final class FixedRate implements DueTimes {

  private void moveTo(long number) {
    this.number = number;
    due = first + (number - 1) * period + (catchesUp && number > 1 ? 0 : jitter.getAsLong());
  }
}
