// Misconception: patience is real time.
// Fails: patienceByTheClockBelow
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.LoopParts;
import java.nio.file.Path;
import java.time.Duration;

public final class LoopFactory {

  public LoopFactory replaying(Path file, Duration patience) {
    return with(
        below -> {
          var replayer =
              new Replayer(
                  RecordFile.read(file),
                  new LoopParts(Clock.monotonic(), below.poller()),
                  patience);
          return new LoopParts(replayer, replayer);
        });
  }
}
