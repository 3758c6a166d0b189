// Misconception: after the end there is nothing to read.
// Fails: Reader.readLeavesTheRest, Reader.readIntoFillsABuffer, Reader.readIntoFillsWhatRemains,
//   Reader.readAtTheEnd, Reader.theEndComesBehindWhatIsKept, Reader.readAllReadsToTheEnd,
//   Reader.readExactlyMeetsTheEnd, Reader.readLineReturnsLines, Reader.linesOneByOne,
//   Reader.linesTellOfALongOne, Reader.noLineBehindTheLast, Reader.readUntilMeetsTheEnd,
//   Reader.overrunAtTheEnd, Reader.overrunBytesStay, Reader.overrunBytesStayWithoutASeparator,
//   Reader.aLongLineIsThrownAway, Reader.aSecondReaderIsRefused, Reader.aCancelledReadLosesNothing,
//   Reader.saysHowItStands, Reader.theDemoPrintsWhatItsCPythonTwinPrints,
//   Reader.theSameLinesHoweverCut
package asyncio.stream;

public final class StreamReader {

  public void feedEof() {
    eof = true;
    buffer.drop(buffer.size());
    wakeUp();
  }
}
