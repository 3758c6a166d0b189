// Misconception: what is not taken does not matter.
// Fails: dropsWhatIsHeld
package asyncio.loops;

public final class Recorder {

  @Override
  public void close() {
    try (poller;
        sink) {
      sink.add(new LoopEvent.Closed());
    }
  }
}
