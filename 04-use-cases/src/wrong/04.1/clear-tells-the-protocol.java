// Misconception: an empty buffer has room, and the protocol has to know.
// Fails: clearIsNoNews
package asyncio.stream;

final class WriteBuffer {

  void clear() {
    chunks.forEach(pool::giveBack);
    chunks.clear();
    size = 0;
    resumeIfLittle();
  }
}
