// Misconception: a pipe takes what is written at once.
// Fails: inOrder, flushed, theBufferIsTheCallers, kept, waterMarks, atTheLimit, defaultLimits,
//   resumedWhileClosing, flushTakesItsTurn, loweredLimit, drain, pieces, closing, endOfInput,
//   writtenAfterClose, brokenPipe, brokenWhileClosing, toldWhenClosed, closingOfInputFails,
//   abortedWhileClosing, abortedWhilePaused, aborting, abortedWhenEmpty, communicate, fullPipes,
//   cancelledInTheMiddle
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void writeNext() {
    byte[] block;
    while (!lost && (block = kept.peek()) != null) {
      try {
        writeAndFlush(block);
        written(null, null);
      } catch (Exception failure) {
        written(null, failure);
      }
    }
    if (closing && !lost) {
      onThread(this::closeStream, (_, _) -> end(null));
    }
  }

  private void written(Object nothing, Exception failure) {
    if (failure != null) {
      giveUp(failure);
      return;
    }
    size -= kept.remove().length;
    resumeIfLittle();
  }
}
