// Misconception: a record does not change.
// Fails: readsWhenAsked
package asyncio.loops;

import asyncio.loop.LoopParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

public final class LoopFactory {

  public LoopFactory replaying(Path file, Duration patience) {
    List<LoopEvent> record = RecordFile.read(file);
    return with(
        below -> {
          var replayer = new Replayer(record, below, patience);
          return new LoopParts(replayer, replayer);
        });
  }
}
