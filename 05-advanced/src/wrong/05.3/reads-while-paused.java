// Misconception: a reader that has enough need not take what it is told.
// Fails: pausedReadsNothing, aReadUnderWay, pausedAtOnce, backPressure
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  private void readNext() {
    if (!reading && !closing) {
      reading = true;
      this.<Integer>onThread(() -> in.read(block), this::handOn);
    }
  }
}
