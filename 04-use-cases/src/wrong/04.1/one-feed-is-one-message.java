// Misconception: what arrives at once is a message, so a line is whatever one read returns.
// Fails: takesWhenAwaited, refusesWhenAwaited, doesNotSuspendWithoutNeed,
//   theEndComesBehindWhatIsKept, readLineReturnsLines, linesOneByOne,
//   linesTellOfALongOne, aSeparatorInTwoParts, readUntilMeetsTheEnd,
//   theLimitIsForWhatStandsBefore, overrunWithoutASeparator,
//   theBeginningOfASeparatorDoesNotCount, overrunWithALongSeparator,
//   overrunAtTheEnd, overrunBytesStay, overrunBytesStayWithoutASeparator,
//   aLongLineIsThrownAway, theBeginningOfALongLineIsThrownAway,
//   doesNotSearchAgain, everyReadMakesRoom, aLongLineMakesRoom,
//   limitsAtBothEnds, aReadInBetweenMovesTheBytes, whatCannotBeIsRefused,
//   theDemoPrintsWhatItsCPythonTwinPrints, theSameLinesHoweverCut
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
