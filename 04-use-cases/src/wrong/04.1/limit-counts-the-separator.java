// Misconception: the limit is for what a read returns, separator and all.
// Fails: theLimitIsForWhatStandsBefore, theBeginningOfASeparatorDoesNotCount,
//   doesNotSearchAgain, everyReadMakesRoom, limitsAtBothEnds,
//   theSameLinesHoweverCut
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
      if (before > limit) {
        throw new LimitOverrunError("separator is not found, and chunk exceeds the limit", before);
      }
      if (eof) {
        throw new IncompleteReadError(buffer.takeAll());
      }
      searched = buffer.taken() + before;
      awaitData("readUntil");
    }
    if (index + separator.length > limit) {
      throw new LimitOverrunError("separator is found, but chunk is longer than limit", index);
    }
    byte[] bytes = buffer.take(index + separator.length);
    resumeTransport();
    return bytes;
  }
}
