// Misconception: memory is there to be used.
// Fails: waterMarks, loweredLimit, drain
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void pauseIfTooMuch() {}
}
