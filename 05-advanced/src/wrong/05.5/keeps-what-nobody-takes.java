// Misconception: what is not taken does not matter.
// Fails: dropsWhatIsHeld
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void close() {
    try (poller;
        sink) {
      sink.add(new LoopEvent.Closed());
    }
  }
}
