// Misconception: a client sends a request in one go, so it can be read in one.
// Fails: aDate, head, noBody, pipelining, byteByByte, anEmptyLine, aHeadThatIsTooLong,
//   keptUntilClose, keptIfAskedFor, keepAliveInAList, theRenderer, aHandlerThatFails, anUnreadBody,
//   theBodyOfAnError, keptAfterReading, headTime, chunks, extensionsAndTrailers, anyPieces,
//   piecesOfAChunk, malformedBodies, refusedByItsSize, tooLongForTheReader, chunksInAll,
//   goesOnAfterAStream, knownLength, notAsked, oneTask, halfARequest,
//   theDemoPrintsWhatItsCPythonTwinPrints, anApplicationIsServed, zerosBeforeSizes
package asyncio.http;

import java.nio.charset.StandardCharsets;

final class HttpConnection {

  private byte[] readHead(byte[] begin) throws ClientGone {
    try {
      byte[] rest = await(reader.read(limits.headBytes()), IOException.class);
      String request =
          new String(begin, StandardCharsets.ISO_8859_1)
              + new String(rest, StandardCharsets.ISO_8859_1);
      int end = request.indexOf("\r\n\r\n");
      String head = end < 0 ? request : request.substring(0, end + 4);
      return head.getBytes(StandardCharsets.ISO_8859_1);
    } catch (IOException lost) {
      throw new ClientGone(lost);
    }
  }
}
