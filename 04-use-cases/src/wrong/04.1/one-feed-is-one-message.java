// Misconception: what arrives at once is a message, so a line is whatever one read returns.
// Fails: Reader.doesNotSuspendWithoutNeed, Reader.readLineReturnsLines, Reader.linesOneByOne,
//   Reader.aSeparatorInTwoParts, Reader.readUntilMeetsTheEnd, Reader.theLimitIsForWhatStandsBefore,
//   Reader.overrunWithoutASeparator, Reader.overrunBytesStay, Reader.aLongLineIsThrownAway,
//   Reader.theBeginningOfALongLineIsThrownAway, Reader.doesNotSearchAgain,
//   Reader.whatCannotBeIsRefused, Reader.theDemoPrintsWhatItsCPythonTwinPrints,
//   Reader.theSameLinesHoweverCut
package asyncio.stream;

public final class StreamReader {

  private byte[] takeUntil(byte[] separator) throws Exception {
    throwFailure();
    awaitAny("readUntil");
    if (buffer.isEmpty()) {
      throw new IncompleteReadError(new byte[0]);
    }
    return buffer.takeAll();
  }
}
