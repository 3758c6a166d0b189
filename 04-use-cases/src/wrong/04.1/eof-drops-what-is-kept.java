// Misconception: after the end there is nothing to read.
// Fails: readLeavesTheRest, readIntoFillsABuffer, readIntoFillsWhatRemains,
//   readAtTheEnd, theEndComesBehindWhatIsKept, readAllReadsToTheEnd,
//   readExactlyMeetsTheEnd, readLineReturnsLines, linesOneByOne,
//   linesTellOfALongOne, noLineBehindTheLast, readUntilMeetsTheEnd,
//   overrunAtTheEnd, overrunBytesStay, overrunBytesStayWithoutASeparator,
//   aLongLineIsThrownAway, aSecondReaderIsRefused, aCancelledReadLosesNothing,
//   saysHowItStands, theDemoPrintsWhatItsCPythonTwinPrints,
//   theSameLinesHoweverCut
package asyncio.stream;

public final class StreamReader {

  public void feedEof() {
    eof = true;
    buffer.drop(buffer.size());
    wakeUp();
  }
}
