// Misconception: memory is there to be used.
// Fails: waterMarks, atTheLimit, defaultLimits, resumedWhileClosing, loweredLimit, drain,
//   abortedWhilePaused
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void pauseIfTooMuch() {}
}
