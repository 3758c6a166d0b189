// Misconception: the limit is for when the transport pauses.
// Fails: Reader.theLimitIsForWhatStandsBefore, Reader.overrunWithoutASeparator,
//   Reader.overrunBytesStay, Reader.aLongLineIsThrownAway,
//   Reader.theBeginningOfALongLineIsThrownAway, Reader.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.stream;

public final class StreamReader {

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
    int index;
    int searched = 0;
    while ((index = buffer.indexOf(separator, searched)) < 0) {
      searched = Math.max(0, buffer.size() - separator.length + 1);
      if (eof) {
        throw new IncompleteReadError(buffer.takeAll());
      }
      awaitData("readUntil");
    }
    byte[] bytes = buffer.take(index + separator.length);
    resumeTransport();
    return bytes;
  }
}
