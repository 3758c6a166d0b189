// Misconception: things are closed one after the other.
// Fails: sinkFails
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void close() {
    held.clear();
    sink.add(new LoopEvent.Closed());
    sink.close();
    poller.close();
  }
}
