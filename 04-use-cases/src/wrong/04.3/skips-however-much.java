// Misconception: the client has sent it, so it has to be read.
// Fails: lingers, finishedWhileSkipping, leavesInTheMiddle, tooLargeToSkip, waitsInVain, bodyTime,
//   malformedBodies, refusedByItsSize, tooLongForTheReader, chunksInAll, bothWays, zerosBeforeSizes
package asyncio.http;

final class HttpConnection {

  private boolean serveNext() throws Exception {
    byte[] begin = begin();
    if (begin.length == 0 || writer.isClosing()) {
      return false;
    }
    RequestHead head = RequestHead.UNREADABLE;
    IncomingBody body;
    try {
      head = parser.parse(readHead(begin));
      body = IncomingBody.after(head, reader, writer, limits);
    } catch (HttpError malformed) {
      await(responses.write(errors.render(malformed), head, false));
      await(LingeringClose.of(reader, writer));
      return false;
    }
    var request = new Request(head, body, writer.transport().remoteAddress());
    Response response = answer(request);
    byte[] skipped;
    do {
      skipped = await(body.read());
    } while (skipped.length > 0);
    boolean kept = respond(request, response, body) && !finishing;
    if (!kept) {
      await(LingeringClose.of(reader, writer));
    }
    return kept;
  }
}
