// Misconception: a read takes what there is, and returns the part that was asked for.
// Fails: backPressure, takesWhenAwaited, doesNotSuspendWithoutNeed,
//   readLeavesTheRest, readAllReadsToTheEnd, pausesAlthoughSomebodyWaits
package asyncio.stream;

import java.util.Arrays;

public final class StreamReader {

  public Coroutine<byte[]> read(int atMost) {
    return async(
        () -> {
          requireNotNegative(atMost);
          throwFailure();
          if (atMost > 0) {
            awaitAny("read");
          }
          byte[] all = buffer.takeAll();
          resumeTransport();
          return Arrays.copyOf(all, Math.min(atMost, all.length));
        });
  }
}
