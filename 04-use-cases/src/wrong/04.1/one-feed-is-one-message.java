// Misconception: what arrives at once is a message, so a line is whatever one read returns.
// Fails: Reader.takesWhenAwaited, Reader.refusesWhenAwaited, Reader.doesNotSuspendWithoutNeed,
//   Reader.theEndComesBehindWhatIsKept, Reader.readLineReturnsLines, Reader.linesOneByOne,
//   Reader.linesTellOfALongOne, Reader.aSeparatorInTwoParts, Reader.readUntilMeetsTheEnd,
//   Reader.theLimitIsForWhatStandsBefore, Reader.overrunWithoutASeparator,
//   Reader.theBeginningOfASeparatorDoesNotCount, Reader.overrunWithALongSeparator,
//   Reader.overrunAtTheEnd, Reader.overrunBytesStay, Reader.overrunBytesStayWithoutASeparator,
//   Reader.aLongLineIsThrownAway, Reader.theBeginningOfALongLineIsThrownAway,
//   Reader.doesNotSearchAgain, Reader.everyReadMakesRoom, Reader.aLongLineMakesRoom,
//   Reader.limitsAtBothEnds, Reader.aReadInBetweenMovesTheBytes, Reader.whatCannotBeIsRefused,
//   Reader.theDemoPrintsWhatItsCPythonTwinPrints, Reader.theSameLinesHoweverCut
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
