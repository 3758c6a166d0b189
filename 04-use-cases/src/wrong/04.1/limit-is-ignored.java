// Misconception: the limit is for when the transport pauses.
// Fails: Reader.linesTellOfALongOne, Reader.theLimitIsForWhatStandsBefore,
//   Reader.overrunWithoutASeparator, Reader.theBeginningOfASeparatorDoesNotCount,
//   Reader.overrunWithALongSeparator, Reader.overrunAtTheEnd, Reader.overrunBytesStay,
//   Reader.overrunBytesStayWithoutASeparator, Reader.aLongLineIsThrownAway,
//   Reader.theBeginningOfALongLineIsThrownAway, Reader.aLongLineMakesRoom, Reader.limitsAtBothEnds,
//   Reader.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.stream;

public final class StreamReader {

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
    int index;
    long searched = 0;
    while ((index = indexOf(separator, searched)) < 0) {
      int before = Math.max(0, buffer.size() - separator.length + 1);
      if (eof) {
        throw new IncompleteReadError(buffer.takeAll());
      }
      searched = buffer.taken() + before;
      awaitData("readUntil");
    }
    byte[] bytes = buffer.take(index + separator.length);
    resumeTransport();
    return bytes;
  }
}
