// Misconception: a read goes through the loop, whatever has arrived.
// Fails: doesNotSuspendWithoutNeed, readWaitsForBytes,
//   aSecondFloodPausesAgain, needingMoreResumes, aSecondReaderIsRefused,
//   aReadInBetween, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.stream;

import static asyncio.Asyncio.sleep;

import java.time.Duration;

public final class StreamReader {

  private void throwFailure() throws Exception {
    if (failure != null) {
      throw failure;
    }
    await(sleep(Duration.ZERO));
  }
}
