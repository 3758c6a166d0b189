// Misconception: a read returns when there is something, and there will be soon.
// Fails: whatIsWrittenArrives, oneThreadWaits, pausedReadsNothing, goesOn, aReadUnderWay,
//   noSecondRead, backPressure, endOfStream, whateverEofReturns, endInTwoSteps, closedInEof,
//   endWhilePaused, pausedTwice, closedByTheProtocol, aborted, closingBlocks, closingFails,
//   failure, closedWhileReading, closedTwice, pipesThatStay, lastWords, wordsBefore, communicate,
//   fullPipes, bothAtOnce, noInput, inputNotRead, closedItsOutput, readFails, timeIsUp,
//   cancelledInTheMiddle, closeEndsIt, closeDropsTheInput, closeKnowsTheEnd, closeOfWhatHasEnded,
//   cancelledTwice, inheritedOrPipes, merged, started, cancelledAtEveryMoment, realEcho
package asyncio.subprocess;

import java.io.IOException;

final class ReadPipe extends PipeTransport {

  private void readNext() {
    while (!reading && !paused && !closing) {
      try {
        handOn(in.read(block), null);
      } catch (IOException failure) {
        handOn(null, failure);
      }
    }
  }
}
