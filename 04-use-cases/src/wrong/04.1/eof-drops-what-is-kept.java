// Misconception: after the end there is nothing to read.
// Fails: Reader.readLeavesTheRest, Reader.readIntoFillsABuffer, Reader.readAtTheEnd,
//   Reader.readAllReadsToTheEnd, Reader.readExactlyMeetsTheEnd, Reader.readLineReturnsLines,
//   Reader.linesOneByOne, Reader.readUntilMeetsTheEnd,
//   Reader.theDemoPrintsWhatItsCPythonTwinPrints, Reader.theSameLinesHoweverCut
package asyncio.stream;

public final class StreamReader {

  public void feedEof() {
    eof = true;
    buffer.drop(buffer.size());
    wakeUp();
  }
}
