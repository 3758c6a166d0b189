// Misconception: what is thrown away is gone with its chunks.
// Fails: clear, clearIsNoNews
package asyncio.stream;

final class WriteBuffer {

  void clear() {
    chunks.forEach(pool::giveBack);
    chunks.clear();
  }
}
