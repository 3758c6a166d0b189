// Misconception: what was written is on its way.
// Fails: inOrder, flushed, theBufferIsTheCallers, pieces, closing, endOfInput, writtenAfterClose,
//   communicate, fullPipes
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private Void writeAndFlush(byte[] block) throws Exception {
    out.write(block);
    return null;
  }
}
