// Misconception: the limit is for when the transport pauses.
// Fails: linesTellOfALongOne, theLimitIsForWhatStandsBefore,
//   overrunWithoutASeparator, theBeginningOfASeparatorDoesNotCount,
//   overrunWithALongSeparator, overrunAtTheEnd, overrunBytesStay,
//   overrunBytesStayWithoutASeparator, aLongLineIsThrownAway,
//   theBeginningOfALongLineIsThrownAway, aLongLineMakesRoom, limitsAtBothEnds,
//   theDemoPrintsWhatItsCPythonTwinPrints
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
