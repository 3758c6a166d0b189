// Misconception: what is no longer too much is little enough.
// Fails: pausesAndGoesOn, defaultLimits
package asyncio.stream;

final class WriteBuffer {

  private void resumeIfLittle() {
    if (paused && size <= limits.high()) {
      paused = false;
      protocol.resumeWriting();
    }
  }
}
