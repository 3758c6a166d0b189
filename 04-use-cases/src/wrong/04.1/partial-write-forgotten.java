// Misconception: what was given to the channel has been sent.
// Fails: backPressure, inOrder, manyChunksInOneCall, largeAndSmallPieces,
//   pausesAndGoesOn, defaultLimits
package asyncio.stream;

final class WriteBuffer {

  void writeTo(GatheringByteChannel channel) throws IOException {
    channel.write(chunks.toArray(ByteBuffer[]::new));
    clear();
    resumeIfLittle();
  }
}
