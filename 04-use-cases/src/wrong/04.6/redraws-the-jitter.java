// Misconception: to go where one is does no harm.
// Fails: jitterIsDrawnOnce
package asyncio.periodic;

final class FixedRate implements DueTimes {

  private void skipTo(long beforeLast) {
    if (beforeLast >= number) {
      moveTo(beforeLast);
    }
  }
}
