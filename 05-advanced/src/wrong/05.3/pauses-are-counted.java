// Misconception: to each pause belongs a going on.
// Fails: pausedTwice
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  private void readNext() {
    if (!reading && pauses == 0 && !closing) {
      reading = true;
      this.<Integer>onThread(() -> in.read(block), this::handOn);
    }
  }

  @Override
  public void pauseReading() {
    pauses++;
  }

  @Override
  public void resumeReading() {
    pauses = Math.max(0, pauses - 1);
    readNext();
  }

  private int pauses;
}
