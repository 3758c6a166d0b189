// Misconception: whenever there is too much, the protocol is told.
// Fails: pausesAndGoesOn, limitsDoNotUndoAPause, clearIsNoNews
package asyncio.stream;

final class WriteBuffer {

  private void pauseIfTooMuch() {
    if (size > limits.high()) {
      paused = true;
      protocol.pauseWriting();
    }
  }
}
