// Misconception: what is thrown away is gone with its chunks.
// Fails: Kept.clear, Kept.clearIsNoNews
package asyncio.stream;

final class WriteBuffer {

  void clear() {
    chunks.forEach(pool::giveBack);
    chunks.clear();
  }
}
