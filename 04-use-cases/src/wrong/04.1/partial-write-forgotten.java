// Misconception: what was given to the channel has been sent.
// Fails: Writer.backPressure, Kept.inOrder, Kept.manyChunksInOneCall, Kept.largeAndSmallPieces,
//   Kept.pausesAndGoesOn, Kept.defaultLimits
package asyncio.stream;

final class WriteBuffer {

  void writeTo(GatheringByteChannel channel) throws IOException {
    channel.write(chunks.toArray(ByteBuffer[]::new));
    clear();
    resumeIfLittle();
  }
}
