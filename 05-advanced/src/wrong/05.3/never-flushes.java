// Misconception: what was written is on its way.
// Fails: inOrder, flushed, theBufferIsTheCallers, flushTakesItsTurn, pieces, closing, endOfInput,
//   writtenAfterClose, communicate, fullPipes, cancelledInTheMiddle
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private Void writeAndFlush(byte[] block) throws Exception {
    out.write(block);
    return null;
  }
}
