// Misconception: with new limits, or no bytes, everything begins anew.
// Fails: limitsDoNotUndoAPause, clearIsNoNews
package asyncio.stream;

final class WriteBuffer {

  void setLimits(WriteBufferLimits limits) {
    this.limits = limits;
    paused = false;
    pauseIfTooMuch();
  }

  void clear() {
    chunks.forEach(pool::giveBack);
    chunks.clear();
    size = 0;
    paused = false;
  }
}
